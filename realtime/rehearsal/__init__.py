"""The rehearsal: the office plays its next meeting with simulated tablets, on a copy that is thrown away.

`manage.py rehearse` starts servers of its own (`stage`), fills them with the meeting and stand-ins (`seed`), plays it
through real HTTP and WebSockets (`play`), kills servers meanwhile if asked, compares what was acknowledged with what
was counted (`tally`), and says in words whether machine and network are up to it (`verdict`).
"""
