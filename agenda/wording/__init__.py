"""Reads who is given what until when out of a sentence of a conclusion. Pure: no database, no clock.

What a sentence does not say, or says in two ways, is never filled in silently: a `Doubt` tells what was understood
or what is left to be chosen.
"""
