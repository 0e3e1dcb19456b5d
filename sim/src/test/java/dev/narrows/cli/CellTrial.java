package dev.narrows.cli;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.StringWriter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Main class of a child JVM: runs a command line, then prints its exit code and the largest heap in use after a
 * collection. Five collections a second are asked for beside those of the JVM: a short run has few of its own, and
 * would miss its peak.
 */
public final class CellTrial {
    private CellTrial() {}

    /** The command line. */
    public static void main(String[] arguments) {
        List<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .toList();
        AtomicLong peak = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, none) -> {
                                Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo.from(
                                                (CompositeData) notification.getUserData())
                                        .getGcInfo()
                                        .getMemoryUsageAfterGc();
                                peak.accumulateAndGet(
                                        heap.stream()
                                                .mapToLong(
                                                        name -> after.get(name).getUsed())
                                                .sum(),
                                        Math::max);
                            },
                            null,
                            null);
        }
        Thread collections = new Thread(CellTrial::collect);
        collections.setDaemon(true);
        collections.start();
        StringWriter err = new StringWriter();
        int code = Main.execute(arguments, new StringWriter(), err);
        System.out.println(code + " " + peak.get());
        System.exit(code);
    }

    private static void collect() {
        try {
            while (true) {
                System.gc();
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
