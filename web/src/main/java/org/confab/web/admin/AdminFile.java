package org.confab.web.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that the page consists of.
 *
 * @param name its name in the address
 * @param mediaType what it is
 * @param content its text
 * @param tag changes with the content
 */
record AdminFile(String name, String mediaType, String content, String tag) {
  /** The page itself. */
  static final String INDEX = "index.html";

  /** Nothing else is served: no address becomes the name of a file. */
  private static final List<String> NAMES =
      List.of(
          INDEX,
          "admin.css",
          "icon.svg",
          "api.js",
          "audit.js",
          "checks.js",
          "conferences.js",
          "endpoints.js",
          "ladder.js",
          "main.js",
          "media.js",
          "overview.js",
          "parts.js",
          "trace.js",
          "traces.js",
          "user.js",
          "users.js",
          "view.js");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "svg", "image/svg+xml; charset=UTF-8");

  private static final Map<String, AdminFile> ALL =
      NAMES.stream()
          .map(AdminFile::read)
          .collect(Collectors.toUnmodifiableMap(AdminFile::name, Function.identity()));

  /** The file of that name. */
  static Optional<AdminFile> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** All of them. */
  static Stream<AdminFile> all() {
    return ALL.values().stream();
  }

  private static AdminFile read(String name) {
    try (InputStream in = AdminFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the application");
      }
      byte[] bytes = in.readAllBytes();
      String kind = name.substring(name.lastIndexOf('.') + 1);
      return new AdminFile(
          name, MEDIA_TYPES.getOrDefault(kind, ""), new String(bytes, UTF_8), tag(bytes));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
