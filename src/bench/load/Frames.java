import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a JFR recording: the methods that run themselves the most, the gateway's own methods with all that they call,
 * and the gateway's methods below which the most bytes are allocated.
 */
void main(String[] args) throws IOException {
    Map<String, Double> self = new HashMap<>();
    Map<String, Double> total = new HashMap<>();
    Map<String, Double> bytes = new HashMap<>();
    try (RecordingFile recording = new RecordingFile(Path.of(args[0]))) {
        while (recording.hasMoreEvents()) {
            RecordedEvent event = recording.readEvent();
            if (event.getStackTrace() == null) {
                continue;
            }
            List<RecordedFrame> frames = event.getStackTrace().getFrames();
            switch (event.getEventType().getName()) {
                case "jdk.CPUTimeSample" -> {
                    self.merge(name(frames.getFirst()), 1.0, Double::sum);
                    distinct(frames).forEach(method -> total.merge(method, 1.0, Double::sum));
                }
                case "jdk.ObjectAllocationSample" -> {
                    double weight = event.getLong("weight");
                    bytes.merge("(all)", weight, Double::sum);
                    distinct(frames).forEach(method -> bytes.merge(method, weight, Double::sum));
                }
                default -> {}
            }
        }
    }
    double samples = self.values().stream().mapToDouble(Double::doubleValue).sum();
    print("self, % of CPU samples (" + (long) samples + ")", self, samples, "");
    print("with callees, % of CPU samples: the gateway's own", total, samples, "stockroom.");
    print("with callees, % of CPU samples: all", total, samples, "");
    print("with callees, % of bytes allocated: the gateway's own", bytes, bytes.getOrDefault("(all)", 1.0), "stockroom.");
}

void print(String title, Map<String, Double> counts, double all, String prefix) {
    IO.println("\n" + title);
    counts.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix) && !entry.getKey().contains("$$Lambda"))
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(40)
            .forEach(entry -> IO.println("%6.2f  %s".formatted(entry.getValue() * 100 / all, entry.getKey())));
}

Set<String> distinct(List<RecordedFrame> frames) {
    Set<String> names = new HashSet<>();
    frames.forEach(frame -> names.add(name(frame)));
    return names;
}

String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
}
