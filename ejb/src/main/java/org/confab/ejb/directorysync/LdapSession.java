package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.AttributeMap;
import org.confab.core.directorysync.AttributeMap.Field;
import org.confab.core.directorysync.DirectoryEntry;
import org.confab.core.directorysync.DirectorySettings;
import org.confab.core.directorysync.DirectorySource.Page;
import org.confab.core.directorysync.DirectorySource.Reading;
import org.confab.core.directorysync.DirectorySource.Session;
import org.confab.core.directorysync.DirectorySource.Unreadable;
import org.confab.core.directorysync.EntryName;
import org.confab.core.directorysync.EntryReader;
import org.confab.core.directorysync.SyncCookie;

/** One connection to a directory. */
final class LdapSession implements Session {
  private static final Logger LOG = System.getLogger(LdapSession.class.getName());

  private final LDAPConnection connection;
  private final String base;
  private final ChangeLog log;
  private final AttributeMap map;
  private final PagedSearch search;
  private final EntryConverter converter;
  private final EntryReader reader;
  private final boolean tellsDeletions;
  private boolean metUnnamed;

  private LdapSession(LDAPConnection connection, String base, ChangeLog log, AttributeMap map) {
    this.connection = connection;
    this.base = base;
    this.log = log;
    this.map = map;
    this.search = new PagedSearch(connection, map.of(Field.PHOTO));
    this.converter = new EntryConverter(connection, map);
    this.reader = new EntryReader(map);
    this.tellsDeletions = log.deleted().filter(search::seesDeleted).isPresent();
  }

  /** Finds out what kind of directory that is, and where people are in it. */
  static LdapSession on(LDAPConnection connection, DirectorySettings settings)
      throws LDAPException {
    RootDSE root = connection.getRootDSE();
    if (root == null) {
      throw new LDAPException(
          com.unboundid.ldap.sdk.ResultCode.NO_SUCH_OBJECT, "the directory says nothing of itself");
    }
    boolean active = ActiveDirectoryLog.is(root);
    AttributeMap usual = active ? AttributeMap.ofActiveDirectory() : AttributeMap.ofOthers();
    ChangeLog log = active ? ActiveDirectoryLog.of(connection, root) : new TimestampLog();
    String base = settings.base().isEmpty() ? namingContext(root) : settings.base();
    return new LdapSession(connection, base, log, usual.with(settings.attributes()));
  }

  private static String namingContext(RootDSE root) throws LDAPException {
    String context = root.getAttributeValue("defaultNamingContext");
    String[] all = root.getNamingContextDNs();
    if (context == null && (all == null || all.length != 1)) {
      throw new LDAPException(
          com.unboundid.ldap.sdk.ResultCode.NO_SUCH_OBJECT, "confab.ldap.base must be set");
    }
    return context == null ? all[0] : context;
  }

  @Override
  public boolean isElsewhere(SyncCookie since) {
    return log.isElsewhere(since);
  }

  @Override
  public boolean tellsDeletions() {
    return tellsDeletions;
  }

  @Override
  public Reading changes(Optional<SyncCookie> since, Consumer<Page> each) {
    ChangeLog.Round round = log.begin(since);
    Filter wanted =
        round
            .filter()
            .map(changed -> Filter.createANDFilter(log.people(), changed))
            .orElse(log.people());
    List<String> attributes =
        Stream.concat(reader.attributes().stream(), log.attributes().stream()).distinct().toList();
    search.each(
        base,
        wanted,
        attributes,
        entries -> {
          entries.forEach(round::seen);
          each.accept(page(entries));
        });
    if (tellsDeletions && round.filter().isPresent()) {
      Filter gone =
          Filter.createANDFilter(
              Filter.createEqualityFilter("isDeleted", "TRUE"), round.filter().get());
      search.eachDeleted(
          log.deleted().orElseThrow(),
          gone,
          map.of(Field.ID),
          entries ->
              each.accept(
                  new Page(
                      List.of(),
                      entries.stream().flatMap(entry -> converter.id(entry).stream()).toList(),
                      List.of())));
    }
    return new Reading(round.cookie(), round.filter().isEmpty());
  }

  private Page page(List<SearchResultEntry> found) {
    List<DirectoryEntry> entries = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (SearchResultEntry one : found) {
      named(one)
          .ifPresent(
              known -> {
                try {
                  entries.add(reader.read(converter.raw(known.getKey(), known.getValue(), one)));
                } catch (IllegalArgumentException senseless) {
                  String why = String.valueOf(senseless.getMessage());
                  unreadable.add(new Unreadable(known.getKey(), known.getValue(), why));
                }
              });
    }
    return new Page(entries, List.of(), unreadable);
  }

  private Optional<Map.Entry<DirectoryId, EntryName>> named(SearchResultEntry entry) {
    Optional<DirectoryId> id = converter.id(entry);
    Optional<EntryName> name = EntryConverter.name(entry.getDN());
    if (id.isEmpty() || name.isEmpty()) {
      metUnnamed = true;
      LOG.log(Level.WARNING, "directory: {0} has no {1}", entry.getDN(), map.of(Field.ID));
      return Optional.empty();
    }
    return Optional.of(Map.entry(id.get(), name.get()));
  }

  @Override
  public void present(Consumer<Map<DirectoryId, EntryName>> each) {
    search.each(
        base,
        log.people(),
        map.of(Field.ID),
        entries -> {
          Map<DirectoryId, EntryName> page = new HashMap<>();
          entries.forEach(
              entry -> named(entry).ifPresent(known -> page.put(known.getKey(), known.getValue())));
          each.accept(page);
        });
  }

  @Override
  public boolean metUnnamed() {
    return metUnnamed;
  }

  @Override
  public void close() {
    connection.close();
  }
}
