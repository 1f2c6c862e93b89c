package org.confab.core.photos;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Pictures in memory, for tests. */
public class MemoryPhotoStore implements PhotoStore {
  private final Map<PhotoSource, Map<SipUri, Photo>> photos = new EnumMap<>(PhotoSource.class);

  private Map<SipUri, Photo> from(PhotoSource source) {
    return photos.computeIfAbsent(source, any -> new LinkedHashMap<>());
  }

  @Override
  public Optional<Photo> find(String hash) {
    return Arrays.stream(PhotoSource.values())
        .flatMap(source -> from(source).values().stream())
        .filter(photo -> photo.facts().hash().equals(hash))
        .findFirst();
  }

  @Override
  public Map<SipUri, PhotoFacts> facts(Collection<SipUri> people) {
    Map<SipUri, PhotoFacts> found = new LinkedHashMap<>();
    for (PhotoSource source : PhotoSource.values()) {
      people.forEach(
          user ->
              Optional.ofNullable(from(source).get(user.aor()))
                  .ifPresent(photo -> found.putIfAbsent(user.aor(), photo.facts())));
    }
    return found;
  }

  @Override
  public boolean save(SipUri user, PhotoSource source, Photo photo) {
    return !photo.equals(from(source).put(user.aor(), photo));
  }

  @Override
  public boolean remove(SipUri user, PhotoSource source) {
    return from(source).remove(user.aor()) != null;
  }

  @Override
  public boolean any() {
    return photos.values().stream().anyMatch(some -> !some.isEmpty());
  }
}
