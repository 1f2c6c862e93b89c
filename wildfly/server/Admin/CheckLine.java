import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one check went, as it is shown.
 *
 * @param name which
 * @param state {@code ok}, {@code warning}, {@code none}, {@code not tried} or {@code failed}
 * @param millis how long it took
 * @param detail what was seen
 * @param cause what is wrong; empty if nothing is
 * @param advice what to do about it
 */
record CheckLine(String name, String state, long millis, String detail, String cause, String advice) {
  static final String OK = "ok";
  static final String NONE = "none";
  static final String FAILED = "failed";
  private static final String UNTRIED = "not tried";

  static CheckLine good(String name, long millis, String detail) {
    return new CheckLine(name, OK, millis, detail, "", "");
  }

  static CheckLine none(String name, String why) {
    return new CheckLine(name, NONE, 0, why, "", "");
  }

  static CheckLine failed(String name, long millis, String cause, String advice) {
    return new CheckLine(name, FAILED, millis, "", cause, advice);
  }

  /** A check of the server's own, as {@code /health/deep} tells it. */
  static CheckLine of(Object json) {
    return new CheckLine(
        Json.text(json, "name"),
        Json.text(json, "state"),
        Long.parseLong(Json.text(json, "millis")),
        Json.text(json, "detail"),
        Json.text(json, "cause"),
        Json.text(json, "advice"));
  }

  boolean green() {
    return !state.equals(FAILED) && !state.equals(UNTRIED);
  }

  boolean tried() {
    return !state.equals(UNTRIED);
  }

  /** For people: what is wrong stands behind the name, what to do below it. */
  String shown() {
    String told = cause.isEmpty() ? detail : cause;
    String time = state.equals(NONE) || state.equals(UNTRIED) ? "" : millis + " ms";
    String line = "%-10s %-18s %9s  %s".formatted(state, name, time, told).stripTrailing();
    return advice.isEmpty() ? line : line + "\n" + " ".repeat(41) + "-> " + advice;
  }

  Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", name);
    out.put("state", state);
    out.put("millis", millis);
    out.put("detail", detail);
    if (!cause.isEmpty()) {
      out.put("cause", cause);
      out.put("advice", advice);
    }
    return out;
  }
}
