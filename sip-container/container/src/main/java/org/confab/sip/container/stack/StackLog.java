package org.confab.sip.container.stack;

import gov.nist.core.StackLogger;
import java.util.Properties;

/**
 * The stack's log. What peers can cause by their messages is for debugging only: the stack calls
 * much of it errors, and its warnings at start are about sockets of its own that are never opened.
 */
public final class StackLog implements StackLogger {
  private static final System.Logger LOG = System.getLogger("org.confab.sip.stack");

  /** Made by the stack, by its name. */
  public StackLog() {}

  @Override
  public boolean isLoggingEnabled() {
    return LOG.isLoggable(System.Logger.Level.DEBUG);
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return level <= TRACE_FATAL
        || LOG.isLoggable(
            level >= TRACE_DEBUG ? System.Logger.Level.TRACE : System.Logger.Level.DEBUG);
  }

  @Override
  public void logFatalError(String message) {
    LOG.log(System.Logger.Level.ERROR, message);
  }

  @Override
  public void logError(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }

  @Override
  public void logError(String message, Exception cause) {
    LOG.log(System.Logger.Level.DEBUG, message, cause);
  }

  @Override
  public void logException(Throwable cause) {
    LOG.log(System.Logger.Level.DEBUG, "in the SIP stack", cause);
  }

  @Override
  public void logWarning(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }

  @Override
  public void logInfo(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }

  @Override
  public void logDebug(String message) {
    LOG.log(System.Logger.Level.TRACE, message);
  }

  @Override
  public void logDebug(String message, Exception cause) {
    LOG.log(System.Logger.Level.TRACE, message, cause);
  }

  @Override
  public void logTrace(String message) {
    LOG.log(System.Logger.Level.TRACE, message);
  }

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int level) {}

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String stamp) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public String getLoggerName() {
    return LOG.getName();
  }
}
