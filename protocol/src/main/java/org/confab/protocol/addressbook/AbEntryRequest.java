package org.confab.protocol.addressbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.protocol.directory.DirectoryQuery;
import org.confab.protocol.directory.DirectoryTerm;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * A search in the address book ([MS-DLX] SearchAbEntry). Attributes that this server does not know
 * are left out of a list; a condition on one is a condition that nobody satisfies.
 *
 * @param alternatives somebody is found if he satisfies all terms of one of these; those who
 *     satisfy an earlier one come first
 * @param superior only those are found who report to that one; then an alternative may be empty
 * @param wanted what is told of those who are found
 * @param maxResults most people, 1 to {@value DirectoryQuery#MAX_RESULTS}
 */
public record AbEntryRequest(
    List<List<DirectoryTerm>> alternatives,
    Optional<SipUri> superior,
    List<AbAttribute> wanted,
    int maxResults) {
  /** The namespace of requests and answers. */
  public static final String NAMESPACE = "DistributionListExpander";

  /** The operation. */
  public static final String OPERATION = "SearchAbEntry";

  /** How XML Schema spells it. */
  private static final Set<String> TRUE = Set.of("true", "1");

  /** Copies its lists. */
  public AbEntryRequest {
    alternatives = alternatives.stream().map(List::copyOf).toList();
    wanted = List.copyOf(wanted);
  }

  /**
   * Reads the operation.
   *
   * @throws IllegalArgumentException with a sentence if it is none, or too much
   */
  public static AbEntryRequest read(XmlElement operation) {
    XmlElement request = operation.named(OPERATION).requiredChild("AbEntryRequest");
    Optional<XmlElement> metadata = request.child("Metadata");
    Optional<XmlElement> basic = request.child("BasicSearch");
    boolean dialled =
        TRUE.contains(metadata.map(data -> data.childText("FromDialPad").strip()).orElse(""));
    Conditions conditions =
        basic.isPresent()
            ? new Conditions(basic(basic.get(), dialled), Optional.empty())
            : changes(request.requiredChild("ChangeSearch"));
    return new AbEntryRequest(
        conditions.alternatives(),
        conditions.superior(),
        AbAttribute.list(metadata.map(data -> data.childText("ReturnList")).orElse("")),
        most(metadata.map(data -> data.childText("MaxResultNum")).orElse("")));
  }

  /**
   * One text that any of several attributes begins with.
   *
   * @param dialled whether it was typed on a dial pad: then it is looked for among the numbers, and
   *     among the names by the letters on the keys, whatever the list says
   */
  private static List<List<DirectoryTerm>> basic(XmlElement search, boolean dialled) {
    String verb = search.childText("Verb");
    if (!verb.isEmpty() && !verb.equalsIgnoreCase("BeginsWith")) {
      throw new IllegalArgumentException("the verb " + verb + " is not known");
    }
    String value = search.childText("Value");
    Stream<DirectoryTerm> terms =
        dialled
            ? AbAttribute.dialled(value).stream()
            : AbAttribute.list(search.childText("SearchList")).stream()
                .flatMap(attribute -> attribute.beginningWith(value).stream());
    return terms.distinct().map(List::of).toList();
  }

  /**
   * Conditions that must all hold: first whom they fit in every character, then those whose
   * attributes begin so, since people type beginnings.
   */
  private static Conditions changes(XmlElement search) {
    List<XmlElement> conditions = search.children();
    if (conditions.isEmpty() || conditions.size() > DirectoryQuery.MAX_TERMS) {
      throw new IllegalArgumentException("1 to " + DirectoryQuery.MAX_TERMS + " conditions");
    }
    Set<Optional<SipUri>> superiors = new HashSet<>();
    List<DirectoryTerm> exact = new ArrayList<>();
    List<DirectoryTerm> beginning = new ArrayList<>();
    int texts = 0;
    for (XmlElement query : conditions) {
      String value = query.requiredChild("Value").text();
      Optional<AbAttribute> attribute =
          AbAttribute.of(query.requiredChild("SearchOn").text().strip());
      if (attribute.equals(Optional.of(AbAttribute.MANAGER))) {
        superiors.add(superior(value));
        continue;
      }
      texts++;
      attribute.flatMap(on -> on.exactly(value)).ifPresent(exact::add);
      // Of a number the form with its country is the one that the directory has.
      attribute.map(on -> on.beginningWith(value)).stream()
          .flatMap(terms -> terms.stream().skip(Math.max(0, terms.size() - 1)))
          .forEach(beginning::add);
    }
    if (superiors.size() > 1 || superiors.contains(Optional.<SipUri>empty())) {
      return new Conditions(List.of(), Optional.empty());
    }
    int wanted = texts;
    return new Conditions(
        Stream.of(exact, beginning).filter(all -> all.size() == wanted).distinct().toList(),
        superiors.stream().flatMap(Optional::stream).findFirst());
  }

  /** Nobody has two superiors, or one whose address is none. */
  private static Optional<SipUri> superior(String address) {
    String text = address.strip();
    if (text.isEmpty() || text.length() > DirectoryTerm.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "value of manager is empty or over " + DirectoryTerm.MAX_LENGTH + " characters");
    }
    try {
      return Optional.of(
          SipUri.parse(text.regionMatches(true, 0, "sip:", 0, 4) ? text : "sip:" + text).aor());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** What is asked of people. */
  private record Conditions(List<List<DirectoryTerm>> alternatives, Optional<SipUri> superior) {}

  private static int most(String text) {
    try {
      int wanted = text.isBlank() ? DirectoryQuery.MAX_RESULTS : Integer.parseInt(text.strip());
      if (wanted < 1) {
        throw new IllegalArgumentException("MaxResultNum is less than 1");
      }
      return Math.min(wanted, DirectoryQuery.MAX_RESULTS);
    } catch (NumberFormatException bad) {
      throw new IllegalArgumentException("MaxResultNum is no number", bad);
    }
  }
}
