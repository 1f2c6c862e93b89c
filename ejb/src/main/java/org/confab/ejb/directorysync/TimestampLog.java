package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.confab.core.directorysync.SyncCookie;

/**
 * Other directories note when an entry was last changed (RFC 4512 3.4), to the second, each server
 * by its own clock. So a little is read again every time.
 */
final class TimestampLog implements ChangeLog {
  /** How far the clocks of a directory's servers may be apart. */
  static final Duration OVERLAP = Duration.ofSeconds(60);

  private static final String TIME = "modifyTimestamp";
  private static final String PREFIX = "time:";

  @Override
  public Filter people() {
    return Filter.createORFilter(
        Filter.createEqualityFilter("objectClass", "person"),
        Filter.createEqualityFilter("objectClass", "groupOfNames"),
        Filter.createEqualityFilter("objectClass", "groupOfUniqueNames"));
  }

  @Override
  public List<String> attributes() {
    return List.of(TIME);
  }

  @Override
  public Optional<String> deleted() {
    return Optional.empty();
  }

  /** Times are those of all servers; which one is asked is not known. */
  @Override
  public boolean isElsewhere(SyncCookie since) {
    return false;
  }

  @Override
  public Round begin(Optional<SyncCookie> since) {
    Optional<Instant> last =
        since
            .map(SyncCookie::text)
            .filter(text -> text.startsWith(PREFIX) && text.length() > PREFIX.length())
            .map(text -> Instant.parse(text.substring(PREFIX.length())));
    return new Round() {
      private Optional<Instant> latest = last;

      @Override
      public Optional<Filter> filter() {
        return last.map(
            time ->
                Filter.createGreaterOrEqualFilter(
                    TIME, StaticUtils.encodeGeneralizedTime(Date.from(time.minus(OVERLAP)))));
      }

      @Override
      public void seen(SearchResultEntry entry) {
        String text = entry.getAttributeValue(TIME);
        if (text == null) {
          return;
        }
        try {
          Instant time = StaticUtils.decodeGeneralizedTime(text).toInstant();
          latest = latest.filter(known -> known.isAfter(time)).or(() -> Optional.of(time));
        } catch (ParseException noTime) {
          throw new IllegalStateException(TIME + " of " + entry.getDN() + " is no time", noTime);
        }
      }

      /** Nothing to go on from if the directory tells no times: then all is read every time. */
      @Override
      public SyncCookie cookie() {
        return new SyncCookie(PREFIX + latest.map(Instant::toString).orElse(""));
      }
    };
  }
}
