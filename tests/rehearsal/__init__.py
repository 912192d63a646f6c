"""The rehearsal: a whole meeting played through the front door, by people who are nothing but clients.

`make journey` starts the product's own server on data that are thrown away, signs everybody of the demo in over
HTTP, listens on their WebSockets, and walks from the first check of the papers to the acknowledged notice and the
reported task. Nothing here touches the database or calls an operation: what a page does not offer cannot be done.
"""
