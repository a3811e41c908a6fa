CREATE TABLE "User" ("Id" serial, "Login" varchar(64) NOT NULL, "E-Mail" text, "order" int, "select" int UNIQUE, CONSTRAINT "PK User" PRIMARY KEY ("Id"));
CREATE UNIQUE INDEX "UX ""quoted"" name" ON "User" (lower("Login"), ("order" + "select")) WHERE "E-Mail" <> '' AND "order" > 0;
ALTER TABLE "User" ADD UNIQUE ("E-Mail", "order");
ALTER TABLE "User" RENAME COLUMN "Login" TO "login name";
ALTER TABLE "User" RENAME "order" TO position;
ALTER TABLE "User" RENAME COLUMN "select" TO "Select";
CREATE TABLE "Über" ("naïve" text PRIMARY KEY, U&"d\0061ta" text UNIQUE);
