"""Forks: the child shares its parent's ring, and gets one of its own before it runs anything."""

import os


def follow(agent):
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=agent.before_fork, after_in_parent=agent.after_fork, after_in_child=agent.after_fork_in_child)
        return
    for name in ("fork", "forkpty"):
        setattr(os, name, forker(agent, getattr(os, name)))


def forker(agent, original):
    def fork():
        agent.before_fork()
        try:
            result = original()
        except OSError:
            agent.after_fork()
            raise
        child = result == 0 or (isinstance(result, tuple) and result[0] == 0)
        (agent.after_fork_in_child if child else agent.after_fork)()
        return result
    fork.__name__ = original.__name__
    return fork
