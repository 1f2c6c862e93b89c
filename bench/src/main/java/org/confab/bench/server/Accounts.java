package org.confab.bench.server;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Opens many accounts through the admin API; those that are there already stay. */
public final class Accounts {
  /** The password of all accounts that are made here. */
  public static final String PASSWORD = "Bench-1-only";

  private static final int AT_ONCE = 8;
  private static final int CREATED = 201;
  private static final int EXISTS = 409;

  private final Confab server;
  private final AdminApi api;

  /** At that server. */
  public Accounts(Confab server) {
    this.server = server;
    this.api = new AdminApi(server);
  }

  /** Opens accounts of these names, in the server's domain. */
  public void open(List<String> names) {
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<CompletableFuture<Void>> answers = new ArrayList<>();
      for (String name : names.subList(from, Math.min(names.size(), from + AT_ONCE))) {
        answers.add(api.post("/api/users", user(name)).thenAccept(answer -> check(name, answer)));
      }
      answers.forEach(CompletableFuture::join);
    }
  }

  private String user(String name) {
    return "{\"uri\":\"sip:%s@%s\",\"password\":\"%s\",\"displayName\":\"%s\"}"
        .formatted(name, server.domain(), PASSWORD, name);
  }

  private static void check(String name, HttpResponse<String> answer) {
    if (answer.statusCode() != CREATED && answer.statusCode() != EXISTS) {
      throw new IllegalStateException(
          "no account " + name + ": " + answer.statusCode() + " " + answer.body());
    }
  }
}
