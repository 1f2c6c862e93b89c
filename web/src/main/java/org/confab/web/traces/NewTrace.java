package org.confab.web.traces;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.confab.core.trace.TraceLimits;
import org.confab.core.trace.TraceTarget;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;

/**
 * The body of a request for a trace.
 *
 * @param texts whether the texts of people are wanted too
 */
record NewTrace(TraceTarget target, Duration duration, boolean texts) {
  /**
   * Reads {@code {"user":"…"}} or {@code {"conference":"…"}} with {@code minutes} and {@code
   * texts}.
   *
   * @throws Malformed with a sentence that says what is wrong
   */
  static NewTrace parse(String body) {
    JsonBody json = JsonBody.parse(body).only("user", "conference", "minutes", "texts");
    String user = json.text("user").strip();
    String conference = json.text("conference").strip();
    if (user.isEmpty() == conference.isEmpty()) {
      throw new Malformed("The body must have \"user\" or \"conference\".");
    }
    return new NewTrace(
        user.isEmpty()
            ? Malformed.unless(TraceTarget::conference, conference)
            : Malformed.unless(TraceTarget::user, user),
        minutes(json),
        json.flag("texts").orElse(false));
  }

  /** For auditors. */
  String told() {
    return "%s=%s minutes=%d texts=%b"
        .formatted(target.kind(), target.asString(), duration.toMinutes(), texts);
  }

  private static Duration minutes(JsonBody json) {
    if (!json.has("minutes")) {
      return TraceLimits.USUAL;
    }
    JsonValue value = json.json().get("minutes");
    if (value instanceof JsonNumber number
        && number.isIntegral()
        && Math.abs(number.doubleValue()) < Integer.MAX_VALUE) {
      return Duration.ofMinutes(number.intValue());
    }
    throw new Malformed("\"minutes\" must be a whole number.");
  }
}
