package org.confab.ejb.check;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.confab.core.addressfile.AddressBookFiles;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.ejb.addressfile.DirectoryShelf;
import org.confab.ejb.check.CheckUsers.CheckUser;
import org.confab.protocol.abs.AbsFileName;
import org.confab.protocol.addressbook.AbEntryRequest;
import org.confab.protocol.location.LocationOperation;
import org.confab.protocol.xml.XmlElement;

/** What clients ask web services, with what is here to be asked for. */
final class WebTrials {
  private static final String DIRECTORY = "/groupexpansion/service.svc";
  private static final String SEARCH = DIRECTORY + "/AddressBook_WebTicket_Bearer";
  private static final String PLACES = "/LocationInformation/LIService.svc";

  /** How many are looked at for one that can be asked for. */
  private static final int LOOKED_AT = 50;

  /** The first files are made half a minute after a start; that takes time in a large directory. */
  private static final Duration FIRST_FILES = Duration.ofMinutes(10);

  private final WebClient web;
  private final CheckUser asks;

  WebTrials(WebClient web, CheckUser asks) {
    this.web = web;
    this.asks = asks;
  }

  /** Expands a list that is here; without any the service has to say that it knows none. */
  Outcome distributionList(DistributionListStore lists) throws IOException {
    Optional<DistributionList> some =
        lists.page(Optional.empty(), LOOKED_AT).stream().filter(one -> !one.hidden()).findFirst();
    String address =
        some.map(one -> one.address().asString()).orElse("confab-check@" + asks.aor().host());
    XmlElement answer =
        web.ask(
            DIRECTORY,
            asks,
            Optional.empty(),
            XmlElement.of(AbEntryRequest.NAMESPACE, "QueryDLMembers")
                .withTextChild("groupMailAddress", address));
    String status = WebClient.found(answer, "status").text();
    long members = WebClient.all(answer).filter(one -> one.name().equals("member")).count();
    if (some.isEmpty() && status.equals("NotFound")) {
      return new Outcome.Fine("there is no list here; the service answers");
    }
    if (some.isEmpty() || status.equals("NotFound")) {
      throw new CheckFailed(
          Trouble.WRONG_ANSWER, "the expansion of " + address + " was answered with " + status);
    }
    return new Outcome.Fine(address + ": " + members + " members");
  }

  /** Looks for somebody who is here by the name; without anybody the service has to say so. */
  Outcome addressBook(UserStore users) throws IOException {
    Optional<User> some =
        users.page(Optional.empty(), LOOKED_AT).stream()
            .filter(one -> one.enabled() && !one.displayName().isBlank())
            .findFirst();
    String name = some.map(User::displayName).orElse(asks.aor().user());
    XmlElement ticket = web.ticket(SEARCH, asks);
    XmlElement answer = web.ask(SEARCH, asks, Optional.of(ticket), search(name));
    String code = WebClient.found(answer, "ResponseCode").text();
    boolean found =
        WebClient.all(answer).anyMatch(one -> one.text().equalsIgnoreCase(name.strip()));
    if (some.isPresent() && !found) {
      throw new CheckFailed(
          Trouble.WRONG_ANSWER, "the search for '" + name + "' was answered with " + code);
    }
    return new Outcome.Fine(
        some.isPresent() ? "found " + name : "there is nobody here; the service answers");
  }

  private static XmlElement search(String name) {
    return of("SearchAbEntry")
        .with(
            of("AbEntryRequest")
                .with(
                    of("BasicSearch")
                        .withTextChild("SearchList", "displayName")
                        .withTextChild("Value", name)
                        .withTextChild("Verb", "BeginsWith"),
                    of("Metadata")
                        .withTextChild("FromDialPad", "false")
                        .withTextChild("MaxResultNum", "10")
                        .withTextChild("ReturnList", "displayName")));
  }

  private static XmlElement of(String name) {
    return XmlElement.of(AbEntryRequest.NAMESPACE, name);
  }

  /** Fetches the newest whole file, which is of today or, in the night, of yesterday. */
  Outcome addressFile(AddressBookFiles files, DirectoryShelf shelf) throws IOException {
    Optional<AbsFileName> newest =
        shelf.list().stream()
            .filter(one -> one.equals(AbsFileName.full(one.day(), false)))
            .filter(one -> one.day().compareTo(files.today().before(1)) >= 0)
            .max(Comparator.comparing(AbsFileName::day));
    if (newest.isEmpty()) {
      long up = ManagementFactory.getRuntimeMXBean().getUptime();
      if (up > FIRST_FILES.toMillis()) {
        throw new CheckFailed(Trouble.NO_FILE);
      }
      return new Outcome.Absent("none made yet: the server was started " + up / 1000 + " s ago");
    }
    byte[] got = web.get("/abs/" + newest.get().asString(), asks);
    long wanted = shelf.path(newest.get()).toFile().length();
    if (got.length != wanted) {
      throw new CheckFailed(
          Trouble.WRONG_ANSWER,
          newest.get().asString() + " has " + wanted + " bytes, and " + got.length + " came");
    }
    return new Outcome.Fine(newest.get().asString() + ", " + wanted + " bytes");
  }

  /** Asks where this machine is; that nothing is entered is an answer too. */
  Outcome location(String address) throws IOException {
    XmlElement question =
        XmlElement.of(LocationOperation.NAMESPACE, "GetLocationsRequest")
            .withTextChild("Entity", asks.aor().asString())
            .withTextChild("IP", address);
    XmlElement answer = web.ask(PLACES, asks, Optional.empty(), question);
    String code = WebClient.found(answer, "ReturnCode").text();
    return switch (code) {
      case "200" -> new Outcome.Fine(address + " has a place");
      case "404" ->
          new Outcome.Fine("no place is entered for " + address + "; the service answers");
      default ->
          throw new CheckFailed(
              Trouble.WRONG_ANSWER, "the question for a place was answered with " + code);
    };
  }
}
