package stockroom.surface;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Hears all that is logged, this project's own finest lines too, and writes it down until it is closed. */
final class LogWitness extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("stockroom");

    private final Formatter format = new PatternFormatter("%p %c %X %s%e%n");
    private final LeakCapture capture;

    private LogWitness(LeakCapture capture) {
        this.capture = capture;
    }

    static LogWitness listen(LeakCapture capture) {
        LogWitness witness = new LogWitness(capture);
        OURS.setLevel(Level.ALL);
        ROOT.addHandler(witness);
        return witness;
    }

    @Override
    public void publish(LogRecord line) {
        capture.add("log", format.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        OURS.setLevel(null);
    }
}
