"""Trails: what stands behind each printed figure, by its id.

A trail is one portable SQL file of this folder; its rows are the facts that a figure rests on, each with its amount, and
its first comment says in words what was asked. A figure that is made of others has no trail but parts, with the formula.
``ways`` maps the ids to both, ``following`` runs them on a register, ``sources`` tells a page of them.
"""
