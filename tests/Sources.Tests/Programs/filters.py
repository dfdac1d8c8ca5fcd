# Functions of many names, called in many ways, while events come and go; with "plain", of names that can be read only.
import os
import sys
import threading

names = ["a", "b", "c", "aa", "\xe4", "\u540d"]
functions = []
for name in names:
    scope = {}
    exec("def %s(depth):\n    total = depth\n    return total" % name, scope)
    functions.append(scope[name])
if hasattr(functions[0].__code__, "replace") and sys.argv[1:] != ["plain"]:
    for name in ("\udc80", "a;%*", ""):
        functions.append(type(functions[0])(functions[0].__code__.replace(co_name=name), {}))


def generate(count):
    for number in range(count):
        yield number


def fail():
    raise ValueError


def work():
    for function in functions:
        function(1)
    list(generate(2))
    throwing = generate(3)
    next(throwing)
    for _ in range(2):
        try:
            fail()
        except ValueError:
            pass
        try:
            throwing.throw(ValueError)
        except ValueError:
            pass


work()
if hasattr(sys, "monitoring"):
    sys.monitoring.restart_events()
work()
thread = threading.Thread(target=work)
thread.start()
thread.join()
child = os.fork()
work()
if child == 0:
    os._exit(0)
os.waitpid(child, 0)
work()
