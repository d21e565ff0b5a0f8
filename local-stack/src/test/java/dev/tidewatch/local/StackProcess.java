package dev.tidewatch.local;

import java.nio.file.Path;

/** A process that holds a stack in the directory it is given until it is killed. */
final class StackProcess {
    static final String READY = "ready";

    private StackProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var stack = LocalStack.in(Path.of(arguments[0]))) {
            System.out.println(stack.schemaRegistryUrl().isEmpty() ? "no address" : READY);
            Thread.currentThread().join();
        }
    }
}
