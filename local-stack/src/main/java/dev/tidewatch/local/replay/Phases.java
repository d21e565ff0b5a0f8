package dev.tidewatch.local.replay;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Measures what each phase of a replay took, in the order they ran. */
final class Phases {

    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int MILLI_DIGITS = 3;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<String, Spent> spent = new LinkedHashMap<>();

    /** @param cpuSeconds of the whole process, user and system: the embedded broker is in it */
    record Spent(BigDecimal seconds, BigDecimal cpuSeconds) {}

    <T> T time(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        long startCpu = process.getProcessCpuTime();
        T result = work.get();
        long cpu = process.getProcessCpuTime() - startCpu;
        spent.put(phase, new Spent(seconds(System.nanoTime() - start), seconds(cpu)));
        return result;
    }

    /** By phase. */
    Map<String, Spent> spent() {
        return Collections.unmodifiableMap(spent);
    }

    private static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos / NANOS_A_MILLI, MILLI_DIGITS);
    }
}
