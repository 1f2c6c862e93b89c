package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.util.List;
import java.util.stream.Stream;
import org.confab.core.photos.ImageKind;
import org.confab.core.photos.Photo;

/**
 * Keeps the entries of a page as they arrive, of each one picture at most: a directory may have
 * many in an entry, of any size, and a whole page would not fit into memory.
 */
final class Keeping implements SearchResultListener {
  private static final long serialVersionUID = 1;

  private final transient List<String> pictures;
  private final transient List<SearchResultEntry> kept;

  Keeping(List<String> pictures, List<SearchResultEntry> kept) {
    this.pictures = pictures;
    this.kept = kept;
  }

  @Override
  public void searchEntryReturned(SearchResultEntry entry) {
    boolean pictured = pictures.stream().anyMatch(entry::hasAttribute);
    kept.add(pictured ? reduced(entry) : entry);
  }

  private SearchResultEntry reduced(SearchResultEntry entry) {
    return new SearchResultEntry(
        entry.getDN(), entry.getAttributes().stream().map(this::reduced).toList());
  }

  private Attribute reduced(Attribute attribute) {
    if (pictures.stream().noneMatch(attribute.getBaseName()::equalsIgnoreCase)) {
      return attribute;
    }
    byte[][] usable =
        Stream.of(attribute.getValueByteArrays())
            .filter(bytes -> bytes.length <= Photo.MAX_BYTES && ImageKind.of(bytes).isPresent())
            .limit(1)
            .toArray(byte[][]::new);
    return new Attribute(attribute.getName(), usable);
  }

  @Override
  public void searchReferenceReturned(SearchResultReference elsewhere) {
    // Referrals are not followed.
  }
}
