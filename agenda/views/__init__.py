"""Pages of the agenda: items, discussion, speakers, conclusions, tasks."""
