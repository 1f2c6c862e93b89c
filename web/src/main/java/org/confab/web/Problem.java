package org.confab.web;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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

  /** The answer that carries the problem. */
  public Response response() {
    JsonObject document =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail)
            .build();
    return Response.status(status)
        .type(MediaType.valueOf(MEDIA_TYPE))
        .entity(document.toString())
        .build();
  }
}
