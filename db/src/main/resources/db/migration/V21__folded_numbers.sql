-- Telephone numbers are found however they are written: the search's texts have no separators.
update directory_text
  set text = replace(replace(replace(replace(replace(replace(text, ' ', ''), '(', ''), ')', ''), '-', ''), '.', ''), '/', '')
  where attribute = 'telephoneNumber';
delete from directory_text where attribute = 'telephoneNumber' and text = '';
