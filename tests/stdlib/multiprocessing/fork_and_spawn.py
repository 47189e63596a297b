# Processes with what they share: locks, queues, pools, values, arrays.
import multiprocessing as mp
import os
import sys


def square(number):
    return number * number


def work(queue, lock, value, array, number):
    with lock:
        value.value += number
    array[number] = number * 1.5
    queue.put((number, os.getpid() != os.getppid()))


def fails(number):
    raise ValueError(number)


def main(method):
    context = mp.get_context(method)
    queue, lock = context.Queue(), context.Lock()
    value, array = context.Value("i", 100), context.Array("d", 4)
    processes = [
        context.Process(target=work, args=(queue, lock, value, array, number))
        for number in range(4)
    ]
    for process in processes:
        process.start()
    print(method, sorted(queue.get() for _ in processes))
    for process in processes:
        process.join()
    print([process.exitcode for process in processes], value.value, array[:])
    with context.Pool(2) as pool:
        print(pool.map(square, range(8)))
        print(pool.apply_async(square, (12,)).get())
        try:
            pool.apply(fails, (7,))
        except ValueError as error:
            print("ValueError", error)
    parent, child = context.Pipe()
    child.send({"a": [1, 2]})
    print(parent.recv(), parent.poll())
    event = context.Event()
    print(event.is_set(), event.wait(0.01))
    event.set()
    print(event.wait())
    semaphore = context.BoundedSemaphore(2)
    print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(block=False))
    semaphore.release()
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as error:
        print(error)
    recursive = context.RLock()
    print(recursive.acquire(), recursive.acquire())
    recursive.release()
    recursive.release()
    try:
        recursive.release()
    except AssertionError as error:
        print(error)


if __name__ == "__main__":
    main("fork")
    main("spawn")
    text = mp.Array("c", 8)
    text.value = b"abc"
    print(text.value, text.raw, text[1], len(text))
    value = mp.Value("h", 70000)
    print(value.value)
    with mp.Manager() as manager:
        shared = manager.dict(a=1)
        shared["b"] = manager.list([1, 2])
        print(shared["a"], list(shared["b"]))
