package org.confab.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/**
 * The JSON object that a request brings. Every failure is an IllegalArgumentException that says
 * why.
 */
public record JsonBody(JsonObject json) {
  /** Longest accepted body, in characters. */
  public static final int MAX_LENGTH = 16 * 1024;

  /** Reads a body. */
  public static JsonBody parse(String body) {
    if (body.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("The body is longer than " + MAX_LENGTH + " characters.");
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return new JsonBody(reader.readObject());
    } catch (JsonException malformed) {
      throw new IllegalArgumentException("The body is no JSON object.", malformed);
    }
  }

  /** Whether there is a member of that name. */
  public boolean has(String name) {
    return json.containsKey(name);
  }

  /** The text of that name; empty if there is none. */
  public String text(String name) {
    if (!has(name)) {
      return "";
    }
    if (json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new IllegalArgumentException("\"" + name + "\" must be a text.");
  }

  /** The truth value of that name, if there is one. */
  public Optional<Boolean> flag(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonValue value = json.get(name);
    if (JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value)) {
      return Optional.of(JsonValue.TRUE.equals(value));
    }
    throw new IllegalArgumentException("\"" + name + "\" must be true or false.");
  }
}
