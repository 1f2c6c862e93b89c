package org.confab.bench.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.server.Slapd;

/** The same questions to the LDAP directory, over connections that are kept. */
final class LdapQuestions implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int MOST = 100;

  private final LDAPConnectionPool pool;
  private final ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
  private final ProcessFigures figures;

  LdapQuestions(Slapd server) {
    figures = new ProcessFigures(server.pid());
    try {
      pool = new LDAPConnectionPool(new LDAPConnection("127.0.0.1", server.port()), CONNECTIONS);
    } catch (LDAPException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Who has a surname that begins so, or a given name, a name or a mail address. */
  Questions search(Town town) {
    return questions(
        "slapd, search",
        1,
        number ->
            new SearchRequest(
                Town.BASE,
                SearchScope.SUB,
                beginning(town.sought(number)),
                "displayName",
                "mail",
                "title",
                "telephoneNumber",
                "o"));
  }

  private static Filter beginning(String sought) {
    return Filter.createORFilter(
        Stream.of("givenName", "sn", "displayName", "mail")
            .map(attribute -> Filter.createSubInitialFilter(attribute, sought))
            .toList());
  }

  /** Who is in the list: its members, with what an expansion tells of them. */
  Questions members(Town town) {
    return questions(
        "slapd, people of a department",
        town.listed(),
        number ->
            new SearchRequest(
                Town.BASE,
                SearchScope.SUB,
                Filter.createEqualityFilter("departmentNumber", Town.DEPARTMENT),
                "displayName",
                "mail",
                "uid"));
  }

  private Questions questions(String name, int least, IntFunction<SearchRequest> questions) {
    return new Questions(
        name,
        figures,
        number -> CompletableFuture.runAsync(() -> ask(questions.apply(number), least), callers));
  }

  private void ask(SearchRequest question, int least) {
    question.setSizeLimit(Math.max(MOST, least));
    try {
      int found = pool.search(question).getEntryCount();
      if (found < least) {
        throw new IllegalStateException(question.getFilter() + ": " + found);
      }
    } catch (LDAPException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    callers.shutdown();
    pool.close();
  }
}
