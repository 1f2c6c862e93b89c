package org.confab.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import org.confab.web.answer.Answer;
import org.confab.web.answer.Member;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the words of RFC 9457.
 *
 * @param status HTTP status
 * @param title what kind of problem it is, the same words every time
 * @param detail what is wrong with this request
 */
public record Problem(int status, String title, String detail) {
  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** What is told where nothing more is known than a status. */
  static Problem of(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String detail =
        switch (status) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not answer that method.";
          case 415 -> "This address does not read that media type.";
          case 503 -> "The server cannot reach its database now. Ask again in a while.";
          default -> status >= 500 ? "The server has failed." : "The request was refused.";
        };
    return new Problem(status, known == null ? "Error" : known.getReasonPhrase(), detail);
  }

  /** The members of a problem document. */
  public record Document(
      @Member(example = "about:blank") String type, String title, int status, String detail) {}

  /** The document. */
  String text() {
    return Answer.text(new Document("about:blank", title, status, detail));
  }

  /** The answer that carries the problem. */
  public Response response() {
    return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(text()).build();
  }

  /** What an answer's entity tells of a refusal; empty if it is none. */
  public static String told(@Nullable Object entity) {
    if (!(entity instanceof String text) || !text.startsWith("{")) {
      return "";
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject().getString("detail", "");
    } catch (JsonException other) {
      return "";
    }
  }
}
