"""Calls functions for about 3 seconds, or as many as the argument says: something to look at with top.stp."""
import sys
import time


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def is_prime(n):
    return n > 1 and all(n % divisor for divisor in range(2, int(n ** 0.5) + 1))


def primes(limit):
    return [n for n in range(limit) if is_prime(n)]


class Counter:
    def __init__(self):
        self.value = 0

    def step(self):
        self.value += 1

    @property
    def squared(self):
        return self.value ** 2


def count(steps):
    counter = Counter()
    while counter.value < steps:
        counter.step()
    return counter.squared


def work():
    fibonacci(12)
    primes(150)
    count(50)
    time.sleep(0.001)


def main(seconds):
    end = time.time() + seconds
    while time.time() < end:
        work()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 3)
