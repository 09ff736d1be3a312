"""What Python's own pools make of the same work.

    python3 peers.py FUNCTION ARGUMENTS...

gets everything ready, then measures once for each line of its standard input, and answers with a number.
Only the standard library; each way is used as its documentation shows it.
"""

import concurrent.futures
import multiprocessing
import multiprocessing.managers
import statistics
import sys
import time


def noop(value):
    return value


def spin(micros):
    end = time.perf_counter_ns() + micros * 1000
    while time.perf_counter_ns() < end:
        pass
    return micros


def is_prime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


def sum_primes(below):
    return sum(number for number in range(2, below) if is_prime(number))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def measure(texts):
    return sum(len(text) for text in texts.values())


def dictionaries(count):
    return [{f"text{i}": f"{number * 10 + i:0100d}" for i in range(10)} for number in range(count)]


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def serve(measuring):
    for line in sys.stdin:
        print(measuring(line.strip()), flush=True)


def roundtrip(trips):
    """The median apply of a function that does nothing, in nanoseconds."""
    with multiprocessing.Pool(1) as pool:
        def measuring(line):
            return 1e9 * statistics.median(seconds(lambda: pool.apply(noop, (4711,))) for _ in range(int(trips)))

        measuring("")
        serve(measuring)


def map_noop(count):
    """Pool.map of a function that does nothing, at the chunk size that is best here: tasks per second."""
    inputs = list(range(int(count)))
    with multiprocessing.Pool(2) as pool:
        sizes = (None, 100, 1000, 4000, 16000, 64000)
        best = min(sizes, key=lambda size: seconds(lambda: pool.map(noop, inputs, size)))
        serve(lambda line: len(inputs) / seconds(lambda: pool.map(noop, inputs, best)))


def submit_noop(count):
    """ProcessPoolExecutor.submit of a function that does nothing, then result of each: tasks per second."""
    inputs = range(int(count))
    with concurrent.futures.ProcessPoolExecutor(2) as executor:
        def work():
            for future in [executor.submit(noop, value) for value in inputs]:
                future.result()

        work()
        serve(lambda line: len(inputs) / seconds(work))


def map_spin():
    """Pool.map of a function that takes a time; each line says of how many microseconds, and how many: tasks per second."""
    with multiprocessing.Pool(2) as pool:
        def measuring(line):
            micros, count = map(int, line.split())
            inputs = [micros] * count
            return count / seconds(lambda: pool.map(spin, inputs))

        serve(measuring)


def numbers(way, function, first, count, scale):
    """A function of each number of a list, in one of Python's three ways: seconds, times the scale."""
    function = globals()[function]
    inputs = [int(first)] * int(count)

    def serve_with(mapping):
        serve(lambda line: float(scale) * seconds(lambda: list(mapping(function, inputs))))

    if way == "python-pool":
        with multiprocessing.Pool(2) as pool:
            serve_with(pool.map)
    elif way == "python-executor":
        with concurrent.futures.ProcessPoolExecutor(2) as executor:
            serve_with(executor.map)
    else:
        serve_with(map)


def texts_pool(count, workers):
    """Dictionaries through Pool.map: tasks per second."""
    inputs = dictionaries(int(count))
    with multiprocessing.Pool(int(workers)) as pool:
        serve(lambda line: len(inputs) / seconds(lambda: pool.map(measure, inputs)))


def consume(queue, ready):
    ready.wait()
    for texts in iter(queue.get, None):
        measure(texts)


def texts_queue(count, workers):
    """Dictionaries through a Queue, until each of its processes has had its share and ended: tasks per second."""
    inputs = dictionaries(int(count))

    def measuring(line):
        queue = multiprocessing.Queue()
        ready = multiprocessing.Barrier(int(workers) + 1)
        processes = [multiprocessing.Process(target=consume, args=(queue, ready)) for _ in range(int(workers))]
        for process in processes:
            process.start()
        ready.wait()

        def work():
            for texts in inputs:
                queue.put(texts)
            for _ in processes:
                queue.put(None)
            for process in processes:
                process.join()

        return len(inputs) / seconds(work)

    serve(measuring)


class Numbers:
    def __init__(self):
        self.last = 0

    def next(self):
        self.last += 1
        return self.last


class NumbersManager(multiprocessing.managers.BaseManager):
    pass


NumbersManager.register("Numbers", Numbers)


def manager_call(trips):
    """The median call of an object of another process, through a manager's proxy, in nanoseconds."""
    with NumbersManager() as manager:
        numbers = manager.Numbers()

        def measuring(line):
            return 1e9 * statistics.median(seconds(numbers.next) for _ in range(int(trips)))

        measuring("")
        serve(measuring)


def add_ones(number, count, ready):
    ready.wait()
    for _ in range(count):
        with number.get_lock():
            number.value += 1


def atomic_adds(count, scale):
    """Additions to one Value by each of two processes, under its lock: milliseconds, times the scale."""
    def measuring(line):
        number = multiprocessing.Value("q", 0)
        ready = multiprocessing.Barrier(3)
        adders = [multiprocessing.Process(target=add_ones, args=(number, int(count), ready)) for _ in range(2)]
        for adder in adders:
            adder.start()
        ready.wait()

        def work():
            for adder in adders:
                adder.join()

        return float(scale) * 1000 * seconds(work)

    serve(measuring)


def send_blocks(connection, size):
    for count in iter(connection.recv, None):
        for _ in range(count):
            connection.send(bytes(size))


def pipe_blocks(count, size):
    """Bytes objects through a Pipe, one by one: MB/s."""
    here, there = multiprocessing.Pipe()
    sender = multiprocessing.Process(target=send_blocks, args=(there, int(size)))
    sender.start()

    def work():
        here.send(int(count))
        for _ in range(int(count)):
            here.recv()

    serve(lambda line: int(count) * int(size) / 1e6 / seconds(work))
    here.send(None)
    sender.join()


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
