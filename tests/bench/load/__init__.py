"""The load client: thousands of tablets, or a thousand voters, in one cheap process of its own."""
