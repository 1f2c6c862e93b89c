package org.confab.core.directorysync;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.directory.DirectoryId;
import org.confab.core.photos.Photo;

/**
 * An entry as the directory tells it.
 *
 * @param id what it calls it for good
 * @param name where it is
 * @param attributes texts by the name of their attribute, in whatever case
 * @param members the names of its members; those that are no names are left out
 * @param manager where the person's superior is
 * @param photo the person's picture
 */
public record RawEntry(
    DirectoryId id,
    EntryName name,
    Map<String, List<String>> attributes,
    List<EntryName> members,
    Optional<EntryName> manager,
    Optional<Photo> photo) {
  /** Finds attributes in any case. */
  public RawEntry {
    Map<String, List<String>> folded = new HashMap<>();
    attributes.forEach(
        (attribute, values) -> folded.put(attribute.toLowerCase(Locale.ROOT), List.copyOf(values)));
    attributes = Map.copyOf(folded);
    members = List.copyOf(members);
  }

  /** The values of these attributes, one attribute after the other, without empty ones. */
  Stream<String> values(List<String> names) {
    return names.stream()
        .flatMap(name -> attributes.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
