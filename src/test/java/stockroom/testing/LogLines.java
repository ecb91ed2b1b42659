package stockroom.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What a logger and those below it are told, level, message and exception, until it is closed. */
public final class LogLines implements AutoCloseable {

    private final Logger logger;
    private final Ear ear = new Ear();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    public static LogLines of(String logger) {
        LogLines lines = new LogLines(Logger.getLogger(logger));
        lines.logger.addHandler(lines.ear);
        return lines;
    }

    public List<String> told() {
        return ear.told;
    }

    @Override
    public void close() {
        logger.removeHandler(ear);
    }

    private static final class Ear extends Handler {

        private final List<String> told = new ArrayList<>();
        private final PatternFormatter format = new PatternFormatter("%p %s%e");

        @Override
        public void publish(LogRecord line) {
            told.add(format.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
