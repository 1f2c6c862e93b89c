package org.confab.protocol.contacts;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * Somebody in a contact list.
 *
 * @param uri his address
 * @param name the name that the user gave him, at most 256 bytes; empty: his own display name
 * @param groups ids of his groups, at least one
 * @param subscribed whether his presence is wanted
 * @param externalUri what the client keeps with him, at most 1024 bytes
 * @param extension the client's own element, at most 1024 bytes of content
 */
public record Contact(
    SipUri uri,
    String name,
    SortedSet<Integer> groups,
    boolean subscribed,
    String externalUri,
    Optional<XmlElement> extension) {
  /** Longest address, in characters ([MS-SIP] 2.2.3). */
  public static final int MAX_URI = 454;

  /** Longest name, in bytes. */
  public static final int MAX_NAME = 256;

  /** Longest content of an extension, in bytes; its own tags do not count. */
  public static final int MAX_EXTENSION = 1024;

  /** Copies its set; no group means the default one. */
  public Contact {
    SortedSet<Integer> ids = new TreeSet<>(groups);
    if (ids.isEmpty()) {
      ids.add(ContactGroup.DEFAULT.id());
    }
    groups = Collections.unmodifiableSortedSet(ids);
    if (uri.asString().length() > MAX_URI) {
      throw new LimitExceeded("URI longer than " + MAX_URI + " characters");
    }
    LimitExceeded.check(name, MAX_NAME, "contact name");
    LimitExceeded.check(externalUri, ContactGroup.MAX_EXTERNAL_URI, "externalURI");
    extension = extension.map(Contact::bounded);
  }

  /** The address as the key of the list: case and parameters do not matter. */
  public SipUri key() {
    return uri.aor();
  }

  /** Without attributes and namespace: clients send it in that of the command, lists have none. */
  private static XmlElement bounded(XmlElement element) {
    XmlElement bare =
        new XmlElement("", "contactExtension", Map.of(), element.children(), element.text());
    String content = Xml.write(bare).replaceAll("^<contactExtension/?>|</contactExtension>$", "");
    LimitExceeded.check(content, MAX_EXTENSION, "contactExtension");
    return bare;
  }

  /** Ids with white space between; 0 stands for the default group, as no id does. */
  static SortedSet<Integer> groupIds(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(id -> !id.isEmpty())
        .map(ContactXml::groupId)
        .map(id -> id == 0 ? ContactGroup.DEFAULT.id() : id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Contact read(XmlElement element) {
    return new Contact(
        ContactXml.uri(element.required("uri")),
        element.attribute("name").orElse(""),
        groupIds(element.attribute("groups").orElse("")),
        element.attribute("subscribed").map(ContactXml::flag).orElse(true),
        element.attribute("externalURI").orElse(""),
        element.child("contactExtension"));
  }

  /** Lists write the address without scheme, changes with it: clients rely on both. */
  XmlElement write(String elementName, boolean withScheme) {
    String text = uri.asString();
    XmlElement element =
        XmlElement.of("", elementName)
            .with("uri", withScheme ? text : text.substring(text.indexOf(':') + 1))
            .with("name", name)
            .with("groups", groups.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .with("subscribed", Boolean.toString(subscribed))
            .with("externalURI", externalUri);
    return extension.isPresent() ? element.with(extension.get()) : element;
  }
}
