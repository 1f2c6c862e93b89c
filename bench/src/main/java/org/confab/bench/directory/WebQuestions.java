package org.confab.bench.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.server.SoapService;
import org.confab.bench.server.Tickets;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** The web services' questions: a search and a list, with a web ticket. */
final class WebQuestions {
  private static final String NAMESPACE = "DistributionListExpander";
  private static final String SERVICE = "/groupexpansion/service.svc";
  private static final String SEARCH = SERVICE + "/AddressBook_WebTicket_Bearer";
  private static final String EXPANSION = SERVICE + "/WebTicket_Bearer";
  private static final String PERSON = "bench-asker";
  private static final int MOST = 100;

  private final Confab server;
  private final ProcessFigures figures;

  WebQuestions(Confab server) {
    this.server = server;
    this.figures = new ProcessFigures(server.pid());
    new Accounts(server).open(List.of(PERSON));
  }

  /** Who has a surname that begins so, or a given name, a name or a mail address. */
  Questions search(Town town) {
    SoapService service =
        new SoapService(server, SEARCH, NAMESPACE + "/IAddressBook/SearchAbEntry");
    XmlElement ticket = new Tickets(server).security(PERSON, SEARCH);
    return new Questions(
        "Confab, SearchAbEntry",
        figures,
        number -> {
          String sought = town.sought(number);
          String envelope = Xml.write(Tickets.envelope(ticket, search(sought)));
          return service
              .call(envelope)
              .thenCompose(answer -> holds(answer, "<AbEntry>", 1, sought));
        });
  }

  private static XmlElement search(String sought) {
    XmlElement basic =
        element("BasicSearch")
            .withTextChild("SearchList", "givenName,sn,displayName,mail")
            .withTextChild("Value", sought)
            .withTextChild("Verb", "BeginsWith");
    XmlElement metadata =
        element("Metadata")
            .withTextChild("FromDialPad", "false")
            .withTextChild("MaxResultNum", Integer.toString(MOST))
            .withTextChild(
                "ReturnList",
                "displayName,msRTCSIP-PrimaryUserAddress,title,telephoneNumber,mail,company");
    return element("SearchAbEntry").with(element("AbEntryRequest").with(basic, metadata));
  }

  /** Who is in the list. */
  Questions expand(Town town) {
    SoapService service = new SoapService(server, EXPANSION, NAMESPACE + "/QueryDLMembers");
    XmlElement ticket = new Tickets(server).security(PERSON, EXPANSION);
    XmlElement body =
        element("QueryDLMembers")
            .withTextChild("groupMailAddress", Town.LIST + "@" + server.domain());
    String envelope = Xml.write(Tickets.envelope(ticket, body));
    return new Questions(
        "Confab, QueryDLMembers",
        figures,
        number ->
            service
                .call(envelope)
                .thenCompose(answer -> holds(answer, "mailNickname>p", town.listed(), "the list")));
  }

  /** Fails unless that text is in the answer so many times or more. */
  private static CompletableFuture<Void> holds(
      byte[] answer, String text, int times, String asked) {
    String all = new String(answer, StandardCharsets.UTF_8);
    int found = 0;
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      found++;
    }
    return found >= times
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(
            new IllegalStateException(asked + ": " + found + " in " + all));
  }

  private static XmlElement element(String name) {
    return XmlElement.of(NAMESPACE, name);
  }
}
