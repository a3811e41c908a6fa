create table document (
  id uuid not null default gen_random_uuid() primary key,
  owner_id uuid not null,
  path text not null,
  version int not null default 1,
  is_deleted boolean not null default false,
  deleted_at timestamptz
);
create unique index document_path_alive on document (owner_id, path) where not is_deleted;
create unique index document_version on document (owner_id, path, version) where deleted_at is null and version > 0;
create unique index on document (owner_id, lower(path)) where (deleted_at is null);
alter table document rename column is_deleted to "isDeleted";
alter table document drop column deleted_at;
