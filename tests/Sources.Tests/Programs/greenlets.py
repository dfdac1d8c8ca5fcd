# Two greenlets that take turns.
from greenlet import greenlet


def green_leaf(n):
    return n


def green_one():
    for i in range(10):
        green_leaf(i)
        two.switch()


def green_two():
    for i in range(10):
        green_leaf(i)
        one.switch()


one, two = greenlet(green_one), greenlet(green_two)
one.switch()
two.throw()
