-- Users, boards, threads and votes of a forum.
CREATE TABLE users (
    id serial PRIMARY KEY,
    username varchar(40) NOT NULL UNIQUE,
    email text NOT NULL,
    password_hash text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_username_length CHECK (length(username) BETWEEN 3 AND 40)
);
CREATE UNIQUE INDEX users_email_lower ON users (lower(email));

CREATE TABLE boards (
    id serial PRIMARY KEY,
    slug text UNIQUE NOT NULL CHECK (slug ~ '^[a-z0-9-]+$'),
    title text NOT NULL
);

CREATE TABLE threads (
    id bigserial PRIMARY KEY,
    board_id int NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    author_id int REFERENCES users ON DELETE SET NULL,
    title text NOT NULL CHECK (title <> ''),
    pinned boolean DEFAULT false,
    UNIQUE (board_id, title)
);
CREATE INDEX ON threads (board_id);
CREATE INDEX ON threads (board_id);

CREATE TABLE votes (
    thread_id bigint REFERENCES threads,
    user_id int REFERENCES users,
    value smallint NOT NULL CHECK (value IN (-1, 1)),
    PRIMARY KEY (thread_id, user_id)
);
COMMENT ON TABLE votes IS 'one vote a user; see "threads"';
