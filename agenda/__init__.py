"""What we shall discuss, what we decided, who must do what: item, conclusion, task, speaking turns."""
