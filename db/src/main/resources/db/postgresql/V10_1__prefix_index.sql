-- Beginnings of texts are looked up in an index only by this operator class, whatever the collation of the database.
drop index directory_text_search;
create index directory_text_search on directory_text (attribute, text text_pattern_ops, aor);
