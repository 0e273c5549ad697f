"""Every write, one module per verb: permission, transaction, lock and outbox row together.

Pages, API and jobs call the same verbs. An action never sends anything: it writes a message to the
outbox, and a job delivers it.
"""
