package org.confab.core.presence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.xml.Xml;

/**
 * Categories documents ([MS-PRES] 3.2.5): all that are wanted at first, then those whose content
 * has changed. A category that is not there is named without content.
 */
public final class CategoriesEncoder implements ViewEncoder {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

  /** Writes categories. */
  public CategoriesEncoder() {}

  @Override
  public String mediaType() {
    return CategoriesDocument.CONTENT_TYPE;
  }

  @Override
  public byte[] whole(SeenPresence seen, Set<CategoryName> wanted) {
    return bytes(seen, wanted);
  }

  @Override
  public Optional<byte[]> change(
      SeenPresence before, SeenPresence after, Set<CategoryName> wanted) {
    List<CategoryName> changed =
        wanted.stream()
            .filter(name -> !content(before, name).equals(content(after, name)))
            .toList();
    return changed.isEmpty() ? Optional.empty() : Optional.of(bytes(after, changed));
  }

  private static Map<Long, Object> content(SeenPresence seen, CategoryName name) {
    Map<Long, Object> content = new LinkedHashMap<>();
    seen.category(name)
        .forEach(instance -> content.put(instance.key().instance(), instance.value()));
    return content;
  }

  private static byte[] bytes(SeenPresence seen, Collection<CategoryName> names) {
    List<Category> categories = new ArrayList<>();
    for (CategoryName name : names) {
      List<CategoryInstance> view = seen.category(name);
      if (view.isEmpty()) {
        categories.add(Category.none(name));
      }
      view.forEach(instance -> categories.add(instance.watched()));
    }
    CategoriesDocument document = new CategoriesDocument(seen.user(), categories);
    return (DECLARATION + Xml.write(document.write())).getBytes(StandardCharsets.UTF_8);
  }
}
