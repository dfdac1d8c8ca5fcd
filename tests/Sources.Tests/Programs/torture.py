# Everything that makes a frame begin or end, on Python 3.6 and later. begin() marks where comparing starts.
import asyncio
import atexit
import contextlib
import functools
import gc
import sys
import threading

gc.disable()


def begin():
    pass


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


@traced
@traced
def decorated(x):
    return x


def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield got
    except ValueError:
        yield -1
    finally:
        decorated(n)


def delegating():
    result = yield from numbers(3)
    return result


def returning():
    try:
        yield 1
    except ValueError:
        return 2


def delegating_to_returning():
    yield from returning()
    yield from returning()


def generators():
    list(numbers(2))
    g = delegating_to_returning()
    next(g)
    g.throw(ValueError)
    g.close()
    g = numbers(5)
    next(g)
    g.send(7)
    g.throw(ValueError("thrown"))
    g.close()
    g = delegating()
    next(g)
    g.close()
    g = delegating()
    next(g)
    try:
        g.throw(KeyError("not caught"))
    except KeyError:
        pass
    numbers(1)
    next(numbers(4))    # dropped unfinished; a local would live on in the copy of the locals that sys.setprofile makes before 3.12
    never_started = numbers(4)
    never_started.close()
    try:
        numbers(4).throw(KeyError("at once"))
    except KeyError:
        pass
    return sum(x * x for x in numbers(3))


def recursive(n):
    return 0 if n == 0 else 1 + recursive(n - 1)


def raising(n):
    if n == 0:
        raise ValueError("deep")
    raising(n - 1)


def exceptions():
    try:
        raising(3)
    except ValueError:
        pass
    try:
        raising(1)
    except ValueError as error:
        try:
            raise KeyError from error
        except KeyError:
            pass
    with contextlib.suppress(ZeroDivisionError):
        1 / 0
    try:
        int("x")
    except ValueError:
        pass


@contextlib.contextmanager
def managed():
    try:
        yield 1
    finally:
        decorated(1)


class Meta(type):
    def __new__(mcs, name, bases, space):
        return super().__new__(mcs, name, bases, space)


class Base(metaclass=Meta):
    attribute = [decorated(i) for i in range(2)]

    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return "<Base>"

    def __eq__(self, other):
        return self.value == other.value

    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError(name)
        return name

    def __del__(self):
        decorated(self.value)

    @property
    def prop(self):
        return self.value

    @staticmethod
    def static():
        return 1

    @classmethod
    def of(cls, value):
        return cls(value)


def objects():
    b = Base.of(3)
    repr(b), b == Base(4), b.prop, b.other, b.static(), hasattr(b, "missing")

    class Local(Base):
        def __init__(self):
            super().__init__(9)

    Local()
    sorted([3, 1, 2], key=lambda x: -x)
    list(map(lambda x: x, range(3)))
    functools.reduce(lambda a, b: a + b, [1, 2, 3])
    max(range(3), key=recursive)


def comprehensions():
    a = [recursive(i) for i in range(2)]
    b = {recursive(i) for i in range(2)}
    c = {i: recursive(i) for i in range(2)}
    d = list(recursive(i) for i in range(2))
    return [[x for x in range(y)] for y in range(2)], a, b, c, d


def dynamic():
    exec("def made():\n    return 1\nmade()\nmade()")
    eval("recursive(1)")
    eval("(lambda: recursive(0))()")
    exec(compile("\n\nx = 1\n", "generated é", "exec"))
    # Static markers of CPython 3.11 fail in code whose file name is not UTF-8.
    if "marked" not in sys.argv:
        exec(compile("pass", "bad\udcff", "exec"))


async def coroutine(n):
    await asyncio.sleep(0)
    return n


async def async_numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        decorated(n)


async def failing():
    await coroutine(1)
    raise ValueError("async")


class AsyncManaged:
    async def __aenter__(self):
        return await coroutine(1)

    async def __aexit__(self, *args):
        await coroutine(2)


async def asynchronous():
    await asyncio.gather(coroutine(1), coroutine(2))
    async for i in async_numbers(2):
        decorated(i)
    [i async for i in async_numbers(2)]
    stopped = async_numbers(3)
    await stopped.__anext__()
    await stopped.aclose()
    async with AsyncManaged():
        pass
    try:
        await failing()
    except ValueError:
        pass
    task = asyncio.ensure_future(coroutine(3))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass


def in_thread(n):
    generators()
    return recursive(n)


def threads():
    for i in range(3):
        thread = threading.Thread(target=in_thread, args=(i,))
        thread.start()
        thread.join()


def one_line(): return 1


def at_exit():
    recursive(1)


atexit.register(at_exit)
begin()
for part in (generators, exceptions, objects, comprehensions, dynamic, threads, one_line):
    part()
with managed():
    pass
loop = asyncio.new_event_loop()
loop.run_until_complete(asynchronous())
loop.close()
kept = Base(5)
sys.exit(3)
