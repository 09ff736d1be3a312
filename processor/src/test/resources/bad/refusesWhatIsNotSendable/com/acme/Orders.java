package com.acme;

import java.io.Serializable;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paralleltask.ParallelTask;

public final class Orders {
    record Order(List<Customer> customers, Order[] parts) {}

    record Customer(String name, Map<String, Socket> sockets, Optional<Thread> thread) {}

    static class Plain {}

    record Node<T>(T value, Node<List<T>> next) {}

    sealed interface Shape permits Circle, Blob {}

    record Circle(Plain center) implements Shape {}

    static final class Blob implements Shape {}

    interface Action {}

    static class Box<T> implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @ParallelTask
    static int count(
            Order order, // error: A parameter of a @ParallelTask method must be sendable to another process: order.customers[].sockets<V> is java.net.Socket, which is not Serializable // error: A parameter of a @ParallelTask method must be sendable to another process: order.customers[].thread<T> is java.lang.Thread, which is not Serializable
            Plain plain, // error: A parameter of a @ParallelTask method must be sendable to another process: plain is com.acme.Orders.Plain, which is not Serializable; make it a record, or let it implement java.io.Serializable
            Plain[][] table, // error: A parameter of a @ParallelTask method must be sendable to another process: table[][] is com.acme.Orders.Plain, which is not Serializable; make it a record, or let it implement java.io.Serializable
            Set<? extends Plain> set, // error: A parameter of a @ParallelTask method must be sendable to another process: set[] is com.acme.Orders.Plain, which is not Serializable; make it a record, or let it implement java.io.Serializable
            Map<Plain, Socket> map, // error: A parameter of a @ParallelTask method must be sendable to another process: map<K> is com.acme.Orders.Plain, which is not Serializable; make it a record, or let it implement java.io.Serializable // error: A parameter of a @ParallelTask method must be sendable to another process: map<V> is java.net.Socket, which is not Serializable
            Node<Socket> node, // error: A parameter of a @ParallelTask method must be sendable to another process: node.value is java.net.Socket, which is not Serializable
            Shape shape, // error: A parameter of a @ParallelTask method must be sendable to another process: ((Circle) shape).center is com.acme.Orders.Plain, which is not Serializable; make it a record, or let it implement java.io.Serializable // error: A parameter of a @ParallelTask method must be sendable to another process: ((Blob) shape) is com.acme.Orders.Blob, which is not Serializable; make it a record, or let it implement java.io.Serializable
            Action action, // error: A parameter of a @ParallelTask method must be sendable to another process: action is com.acme.Orders.Action, which is not Serializable; make it a record, or let it implement java.io.Serializable
            Box<Socket> box, // error: A parameter of a @ParallelTask method must be sendable to another process: box<T> is java.net.Socket, which is not Serializable
            Iterable<String> iterable, // error: A parameter of a @ParallelTask method must be sendable to another process: iterable is java.lang.Iterable, which is not Serializable
            Runnable... runnables) { // error: A parameter of a @ParallelTask method must be sendable to another process: runnables[] is java.lang.Runnable, which is not Serializable
        return 0;
    }

    @ParallelTask
    static List<Socket> open() { // error: A result of a @ParallelTask method must be sendable to another process: result[] is java.net.Socket, which is not Serializable
        return List.of();
    }
}
