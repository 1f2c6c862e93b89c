/**
 * What the admin API has answered.
 *
 * @param status the status of HTTP
 * @param body the text
 */
record Answer(int status, String body) {
  boolean done() {
    return status / 100 == 2;
  }

  /** What the text says, if it is JSON; else the text. */
  Object value() {
    String first = body.strip();
    return first.startsWith("{") || first.startsWith("[") ? Json.read(first) : body;
  }

  /** Why it was refused. */
  String reason() {
    String detail = body.strip().startsWith("{") ? Json.text(Json.read(body), "detail") : "";
    return detail.isEmpty() ? "the server answers " + status : detail;
  }
}
