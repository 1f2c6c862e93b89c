package org.confab.core.sample;

import java.util.List;
import java.util.stream.Stream;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;

/**
 * A few people and lists to try a new server with, read from two small tables.
 *
 * @param users the people, in the order of their table
 * @param lists the distribution lists, in the order of their table
 * @param locationTable where things in the network are, as administrators enter it
 * @param password the password that all of them share
 */
public record SampleOrganisation(
    List<User> users, List<DistributionList> lists, String locationTable, String password) {

  /**
   * A distribution list.
   *
   * @param address its mail address, such as {@code sales@litwareinc.com}
   * @param displayName its name
   * @param members mail addresses of users and of further lists, in order
   */
  public record DistributionList(String address, String displayName, List<String> members) {}

  /**
   * Reads the organisation; names become addresses of that domain.
   *
   * @param domain the SIP and mail domain
   * @param userTable lines of user, display name, title, department, office, phone, company, city,
   *     state, country
   * @param listTable lines of list, display name, members with spaces between
   * @param locationTable lines as administrators enter locations
   * @param password the password of all
   * @throws IllegalArgumentException if a line has another number of cells than its heading
   */
  public static SampleOrganisation read(
      String domain, String userTable, String listTable, String locationTable, String password) {
    return new SampleOrganisation(
        rows(userTable).map(row -> user(row, domain)).toList(),
        rows(listTable).map(row -> list(row, domain)).toList(),
        locationTable,
        password);
  }

  private static User user(String[] row, String domain) {
    SipUri aor = SipUri.of(row[0], domain);
    Affiliation work = new Affiliation(row[6], row[7], row[8], row[9]);
    return new User(aor, row[1], aor.address(), row[2], row[3], row[4], row[5], true, work);
  }

  private static DistributionList list(String[] row, String domain) {
    return new DistributionList(
        row[0] + "@" + domain,
        row[1],
        Stream.of(row[2].split(" ")).map(member -> member + "@" + domain).toList());
  }

  private static Stream<String[]> rows(String table) {
    List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
    int width = lines.get(0).split(",", -1).length;
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              if (cells.length != width) {
                throw new IllegalArgumentException("not " + width + " cells: " + line);
              }
              return cells;
            });
  }
}
