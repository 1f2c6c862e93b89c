package org.confab.sip.container.servlet;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the core logs, in one line each. Its own lines, and the messages of its exceptions, contain
 * whole SIP messages with credentials and what people write to each other, which belong in no log.
 */
final class CoreLog extends Handler {
  private static final String CORE = "org.mobicents";
  private static final System.Logger LOG = System.getLogger(CoreLog.class.getName());
  private static final Pattern CALL =
      Pattern.compile(
          "^(?:Call-ID|i)[ \\t]*:[ \\t]*(\\S{1,255})",
          Pattern.MULTILINE + Pattern.CASE_INSENSITIVE);

  /** Held, because the log manager would forget a logger that nobody holds. */
  private final Logger core = Logger.getLogger(CORE);

  private final boolean parents = core.getUseParentHandlers();

  /** Takes the core's log over, until it is closed. */
  static CoreLog open() {
    CoreLog log = new CoreLog();
    log.core.setUseParentHandlers(false);
    log.core.addHandler(log);
    return log;
  }

  @Override
  public void publish(LogRecord line) {
    int level = line.getLevel().intValue();
    if (level >= Level.WARNING.intValue()) {
      LOG.log(
          level > Level.WARNING.intValue()
              ? System.Logger.Level.ERROR
              : System.Logger.Level.WARNING,
          describe(line));
    }
  }

  /** Who logs, what was thrown and where, and of which call; nothing of what the line says. */
  static String describe(LogRecord line) {
    String name = String.valueOf(line.getLoggerName());
    StringBuilder text =
        new StringBuilder("core: ").append(name.substring(name.lastIndexOf('.') + 1));
    StringBuilder said = new StringBuilder(String.valueOf(line.getMessage()));
    for (Throwable cause = line.getThrown(); cause != null; cause = next(cause)) {
      text.append(", ").append(cause.getClass().getSimpleName());
      if (cause.getStackTrace().length > 0) {
        text.append(" at ").append(cause.getStackTrace()[0]);
      }
      said.append('\n').append(cause.getMessage());
    }
    Matcher call = CALL.matcher(said);
    return text.append(", Call-ID ").append(call.find() ? call.group(1) : "unknown").toString();
  }

  private static @Nullable Throwable next(Throwable thrown) {
    return thrown.getCause() == thrown ? null : thrown.getCause();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    core.removeHandler(this);
    core.setUseParentHandlers(parents);
  }
}
