package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.AttributeMap;
import org.confab.core.directorysync.AttributeMap.Field;
import org.confab.core.directorysync.DirectoryGroup;
import org.confab.core.directorysync.DirectoryUnavailable;
import org.confab.core.directorysync.EntryName;
import org.confab.core.directorysync.RawEntry;
import org.confab.core.photos.Photo;
import org.confab.core.photos.PhotoRefused;

/** Turns entries as the SDK reads them into plain ones. */
final class EntryConverter {
  private static final String RANGE = "range=";
  private static final int GUID_BYTES = 16;

  private final LDAPConnection connection;
  private final AttributeMap map;

  EntryConverter(LDAPConnection connection, AttributeMap map) {
    this.connection = connection;
    this.map = map;
  }

  /** What the directory calls an entry for good; none if it does not say, or that is unusable. */
  Optional<DirectoryId> id(SearchResultEntry entry) {
    for (String name : map.of(Field.ID)) {
      if (entry.hasAttribute(name)) {
        byte[] bytes = entry.getAttributeValueBytes(name);
        String text =
            name.equalsIgnoreCase("objectGUID") && bytes.length == GUID_BYTES
                ? guid(bytes)
                : entry.getAttributeValue(name);
        try {
          return Optional.of(new DirectoryId(text));
        } catch (IllegalArgumentException unusable) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** [MS-DTYP] 2.3.4.2: the first three parts have their lowest byte first. */
  private static String guid(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long high = Integer.toUnsignedLong(in.getInt()) << 32;
    high |= Short.toUnsignedLong(in.getShort()) << 16;
    high |= Short.toUnsignedLong(in.getShort());
    return new UUID(high, in.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
  }

  /** Where an entry is; none if that is no name or too long. */
  static Optional<EntryName> name(String text) {
    try {
      return Optional.of(new EntryName(new DN(text).toNormalizedString()));
    } catch (LDAPException | IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  RawEntry raw(DirectoryId id, EntryName name, SearchResultEntry entry) {
    Map<String, List<String>> attributes = new HashMap<>();
    for (Attribute attribute : entry.getAttributes()) {
      if (!is(Field.MEMBERS, attribute) && !is(Field.PHOTO, attribute)) {
        attributes.put(attribute.getBaseName(), List.of(attribute.getValues()));
      }
    }
    return new RawEntry(id, name, attributes, members(entry), manager(entry), photo(entry));
  }

  private boolean is(Field field, Attribute attribute) {
    return map.of(field).stream().anyMatch(attribute.getBaseName()::equalsIgnoreCase);
  }

  private Optional<EntryName> manager(SearchResultEntry entry) {
    return map.of(Field.MANAGER).stream()
        .flatMap(attribute -> Optional.ofNullable(entry.getAttributeValue(attribute)).stream())
        .flatMap(text -> name(text).stream())
        .findFirst();
  }

  /** What is too large, or no picture, is left out. */
  private Optional<Photo> photo(SearchResultEntry entry) {
    return map.of(Field.PHOTO).stream()
        .flatMap(
            attribute -> Optional.ofNullable(entry.getAttributeValueByteArrays(attribute)).stream())
        .flatMap(Stream::of)
        .flatMap(bytes -> photo(bytes).stream())
        .findFirst();
  }

  private static Optional<Photo> photo(byte[] bytes) {
    try {
      return Optional.of(Photo.of(bytes));
    } catch (PhotoRefused unusable) {
      return Optional.empty();
    }
  }

  private List<EntryName> members(SearchResultEntry entry) {
    List<EntryName> members = new ArrayList<>();
    for (Attribute attribute : entry.getAttributes()) {
      if (is(Field.MEMBERS, attribute)) {
        add(attribute, members);
        range(attribute)
            .ifPresent(next -> rest(entry.getDN(), attribute.getBaseName(), next, members));
      }
    }
    return members;
  }

  private static void add(Attribute attribute, List<EntryName> members) {
    for (String value : attribute.getValues()) {
      name(value).ifPresent(members::add);
    }
  }

  /** [MS-ADTS] 3.1.1.3.1.3.3: where the next part of a long attribute begins, if there is one. */
  private static Optional<Integer> range(Attribute attribute) {
    return attribute.getOptions().stream()
        .filter(option -> option.startsWith(RANGE) && !option.endsWith("-*"))
        .map(option -> Integer.parseInt(option.substring(option.indexOf('-') + 1)) + 1)
        .findFirst();
  }

  private void rest(String entry, String attribute, int from, List<EntryName> members) {
    Optional<Integer> next = Optional.of(from);
    while (next.isPresent() && members.size() < DirectoryGroup.MAX_MEMBERS) {
      String wanted = attribute + ";" + RANGE + next.get() + "-*";
      next = Optional.empty();
      try {
        SearchResultEntry part = connection.getEntry(entry, wanted);
        for (Attribute found : part == null ? List.<Attribute>of() : part.getAttributes()) {
          add(found, members);
          next = range(found);
        }
      } catch (LDAPException failed) {
        throw new DirectoryUnavailable(Sentences.of(failed), failed);
      }
    }
  }
}
