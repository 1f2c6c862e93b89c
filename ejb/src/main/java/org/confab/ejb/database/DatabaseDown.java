package org.confab.ejb.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether something has failed because the database could not be reached, or because it went away:
 * who asked may ask again, for nothing is wrong with what he asked for.
 */
public final class DatabaseDown {
  /** How long one waits before it is worth asking again, in seconds. */
  public static final int RETRY_SECONDS = 30;

  /**
   * Beginnings of SQL states: no connection; the server shuts down, crashed or starts; no room on
   * its disk; too many connections; H2's own for a file that was closed or broke.
   */
  private static final Set<String> STATES =
      Set.of("08", "57P", "53100", "53300", "90067", "90098", "90121");

  /** H2's error for what has no error of its own. */
  private static final int H2_GENERAL = 50_000;

  /** What H2 says of its file: that it cannot be written, for one. */
  private static final String H2_FILE = "org.h2.mvstore.MVStoreException";

  /** How deep causes are looked at: a chain may be a ring. */
  private static final int DEEPEST = 20;

  private DatabaseDown() {}

  /**
   * Whether that, or what has caused it, says so. What a transaction could not be committed for is
   * no cause of the exception but suppressed in it.
   */
  public static boolean is(Throwable failure) {
    return is(failure, DEEPEST);
  }

  private static boolean is(@Nullable Throwable failure, int deep) {
    return failure != null
        && deep > 0
        && (isItself(failure)
            || is(failure.getCause(), deep - 1)
            || Stream.of(failure.getSuppressed()).anyMatch(also -> is(also, deep - 1)));
  }

  private static boolean isItself(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return isGone(sql);
    }
    // The pool's word for a connection that it did not get; its class is the server's own.
    return failure.getClass().getName().equals("jakarta.resource.ResourceException")
        && String.valueOf(failure.getMessage()).startsWith("IJ000453");
  }

  private static boolean isGone(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return STATES.stream().anyMatch(state::startsWith)
        || (failed.getErrorCode() == H2_GENERAL && isOfTheFile(failed.getCause()))
        || String.valueOf(failed.getMessage()).contains("IJ000453");
  }

  private static boolean isOfTheFile(@Nullable Throwable cause) {
    return cause != null && cause.getClass().getName().equals(H2_FILE);
  }
}
