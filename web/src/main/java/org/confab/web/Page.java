package org.confab.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.confab.web.answer.Answer;

/**
 * The part of a list that is asked for by {@code ?page=2&limit=50}. Answers are JSON arrays; how
 * many there are in all is in {@code X-Total-Count}, and where the other pages are in {@code Link}
 * (RFC 8288): {@code first}, {@code prev}, {@code next}.
 *
 * @param number which, from 1 on
 * @param limit how many stand on one
 */
public record Page(int number, int limit) {
  /** How many where nothing is said. */
  public static final int DEFAULT_LIMIT = 100;

  /** Most on one page. */
  public static final int MAX_LIMIT = 1_000;

  /** Highest page. */
  public static final int MAX_NUMBER = 1_000_000;

  /** What the OpenAPI document tells of the page's number. */
  public static final String NUMBER_ASKED = "page: which page, from 1 on";

  /** What it tells of how many stand on one. */
  public static final String LIMIT_ASKED = "limit: how many on a page, 1 to " + MAX_LIMIT;

  /** The header with the number of all. */
  public static final String TOTAL = "X-Total-Count";

  /**
   * What is asked for.
   *
   * @param filters the names of what may be asked beside page and limit
   * @throws Refusal 400 for numbers out of their range, and for anything else that is asked
   */
  public static Page of(UriInfo asked, String... filters) {
    Set<String> known = Set.of(filters);
    asked
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name) && !name.equals("page") && !name.equals("limit")) {
                String names = String.join(", ", filters);
                throw Refusal.bad(
                    "There is no \"%s\" to ask for; there is page, limit%s."
                        .formatted(name, names.isEmpty() ? "" : ", " + names));
              }
              if (values.size() > 1) {
                throw Refusal.bad("\"" + name + "\" is there more than once.");
              }
            });
    return new Page(
        number(asked, "page", 1, MAX_NUMBER), number(asked, "limit", DEFAULT_LIMIT, MAX_LIMIT));
  }

  private static int number(UriInfo asked, String name, int otherwise, int most) {
    String text = asked.getQueryParameters().getFirst(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,7}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > most) {
      throw Refusal.bad(name + " is not a number from 1 to " + most + ".");
    }
    return Integer.parseInt(text);
  }

  /**
   * A text that is asked for; empty if it is not there.
   *
   * @throws Refusal 400 if it is longer than that
   */
  public static Optional<String> text(UriInfo asked, String name, int longest) {
    Optional<String> text =
        Optional.ofNullable(asked.getQueryParameters().getFirst(name))
            .filter(any -> !any.isEmpty());
    text.filter(any -> any.length() > longest)
        .ifPresent(
            any -> {
              throw Refusal.bad(name + " is longer than " + longest + " characters.");
            });
    return text;
  }

  /**
   * A truth value that is asked for.
   *
   * @throws Refusal 400 if it is none
   */
  public static Optional<Boolean> flag(UriInfo asked, String name) {
    return text(asked, name, 5)
        .map(
            text -> {
              if (!Set.of("true", "false").contains(text)) {
                throw Refusal.bad(name + " is not true or false.");
              }
              return text.equals("true");
            });
  }

  /** How many come before it. */
  public int skipped() {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, (number - 1L) * limit));
  }

  /** Answers with this page of all of them. */
  public <T> Response of(UriInfo asked, List<T> all, Function<T, ? extends Record> shown) {
    return of(asked, all, one -> true, shown);
  }

  /** Answers with this page of those that are taken. */
  public <T> Response of(
      UriInfo asked, List<T> all, Predicate<T> taken, Function<T, ? extends Record> shown) {
    List<T> found = all.stream().filter(taken).toList();
    List<? extends Record> there = found.stream().skip(skipped()).limit(limit).map(shown).toList();
    return answer(asked, there, found.size());
  }

  /** Answers with what stands on this page, of so many. */
  public Response answer(UriInfo asked, List<? extends Record> shown, long total) {
    Response.ResponseBuilder answer =
        Response.ok(Answer.text(shown)).header(TOTAL, total).header("Cache-Control", "no-store");
    if (number > 1) {
      answer.link(at(asked, 1), "first").link(at(asked, number - 1), "prev");
    }
    if ((long) skipped() + limit < total && number < MAX_NUMBER) {
      answer.link(at(asked, number + 1), "next");
    }
    return answer.build();
  }

  /** The same question for another page; relative, for a proxy may stand before the server. */
  private URI at(UriInfo asked, int other) {
    URI whole =
        asked
            .getRequestUriBuilder()
            .replaceQueryParam("page", other)
            .replaceQueryParam("limit", limit)
            .build();
    return URI.create(whole.getRawPath() + "?" + whole.getRawQuery());
  }
}
