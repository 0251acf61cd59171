package io.tollgate.admin.accounts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What is logged meanwhile, stack traces included.
final class Logged {
    private Logged() {}

    static List<String> during(Runnable act) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Formatter formatter = new SimpleFormatter();
        Handler listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(formatter.format(line));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        listener.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            act.run();
        } finally {
            root.removeHandler(listener);
        }
        return lines;
    }
}
