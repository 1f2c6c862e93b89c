package org.confab.core.addressbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.SearchTexts;
import org.confab.core.directory.User;
import org.confab.protocol.addressbook.AbAttribute;
import org.confab.protocol.addressbook.AbEntryAnswer;
import org.confab.protocol.addressbook.AbEntryRequest;
import org.confab.protocol.directory.DirectoryTerm;

/**
 * The web query of the address book ([MS-DLX]): the same people by the same beginnings of texts as
 * the directory search over SIP finds.
 */
public final class AddressBook {
  private final SearchStore store;

  /** Searches in that store. */
  public AddressBook(SearchStore store) {
    this.store = store;
  }

  /** Searches; each person once, in the order of addresses within an alternative. */
  public AbEntryAnswer search(AbEntryRequest request) {
    Map<String, User> found = new LinkedHashMap<>();
    for (List<DirectoryTerm> terms : request.alternatives()) {
      if (found.size() < request.maxResults()) {
        for (User user : store.search(terms, request.maxResults())) {
          found.putIfAbsent(user.aor().address(), user);
        }
      }
    }
    return new AbEntryAnswer(
        found.values().stream()
            .limit(request.maxResults())
            .map(user -> told(user, request.wanted()))
            .toList());
  }

  private static Map<AbAttribute, String> told(User user, List<AbAttribute> wanted) {
    Map<AbAttribute, String> texts = new LinkedHashMap<>();
    for (AbAttribute attribute : wanted) {
      String text = attribute.told(SearchTexts.text(user, attribute.directory()));
      if (!text.isBlank()) {
        texts.put(attribute, text.strip());
      }
    }
    return texts;
  }
}
