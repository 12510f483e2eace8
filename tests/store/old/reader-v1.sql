BEGIN TRANSACTION;
CREATE TABLE bookmark (
        record_type  TEXT NOT NULL,
        record_id    TEXT NOT NULL,
        title        TEXT NOT NULL,
        added        TEXT NOT NULL,
        PRIMARY KEY (record_type, record_id)
    );
INSERT INTO "bookmark" VALUES('entity','serbia','Serbia','2025-03-14T09:13:00.000000+00:00');
CREATE TABLE change (
        step_id  INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
        seq      INTEGER NOT NULL,
        tbl      TEXT NOT NULL,
        key      TEXT NOT NULL,
        before   TEXT,
        after    TEXT,
        PRIMARY KEY (step_id, seq)
    ) WITHOUT ROWID;
INSERT INTO "change" VALUES(1,0,'dossier','["6e95aedcd82e4924a1cfc43375f39e80"]',NULL,'{"id": "6e95aedcd82e4924a1cfc43375f39e80", "name": "Serbia visit", "note": "", "created": "2025-03-14T09:01:00+00:00"}');
INSERT INTO "change" VALUES(2,0,'dossier','["3a1e8bad13b74540879c8a5dfce7b7bb"]',NULL,'{"id": "3a1e8bad13b74540879c8a5dfce7b7bb", "name": "\u041f\u0443\u0441\u0442\u0430\u044f", "note": "", "created": "2025-03-14T09:03:00+00:00"}');
INSERT INTO "change" VALUES(3,0,'dossier','["6e95aedcd82e4924a1cfc43375f39e80"]','{"note": ""}','{"note": "Flight at 07:00\nsee https://example.org"}');
INSERT INTO "change" VALUES(4,0,'item','["3bf9f2a0739949abada6c587fac5d858"]',NULL,'{"added": "2025-03-14T09:06:00+00:00", "id": "3bf9f2a0739949abada6c587fac5d858", "record_type": "entity", "record_id": "serbia", "title": "Serbia", "content_hash": "aa", "edition": "2025-03", "details": "{\"kind\":\"country\"}", "dossier_id": "6e95aedcd82e4924a1cfc43375f39e80", "position": 1}');
INSERT INTO "change" VALUES(4,1,'item','["84de33f9ea1c4729a220f26f485a2028"]',NULL,'{"added": "2025-03-14T09:06:00+00:00", "id": "84de33f9ea1c4729a220f26f485a2028", "record_type": "event", "record_id": "expo-2024", "title": "\u042d\u043a\u0441\u043f\u043e 2024", "content_hash": "bb", "edition": "2025-03", "details": "{}", "dossier_id": "6e95aedcd82e4924a1cfc43375f39e80", "position": 2}');
INSERT INTO "change" VALUES(4,2,'item','["06e976aa7a6c4c0da6f1208704b7d5e1"]',NULL,'{"added": "2025-03-14T09:06:00+00:00", "id": "06e976aa7a6c4c0da6f1208704b7d5e1", "record_type": "chart", "record_id": "5c6a4ee2d3d0f9abaa7b8b0dc0ee529a374faef699c3f79d0bbf9b54b5568881", "title": "Turnover", "edition": "2025-03", "chart": "{\"entities\":[\"serbia\"],\"from\":2015,\"log\":false}", "image": "ef20650d61eb1b00ba78c63c10b57435281d1249c9d25b6e1b55069db028768f", "dossier_id": "6e95aedcd82e4924a1cfc43375f39e80", "position": 3}');
INSERT INTO "change" VALUES(4,3,'item','["da9637cc7e1c4c2482de468a63cdeec6"]',NULL,'{"added": "2025-03-14T09:06:00+00:00", "id": "da9637cc7e1c4c2482de468a63cdeec6", "record_type": "chart", "record_id": "9d691d7ee310a582df5abca47d5e8ba61717091425a019fe45fb553e7ebd4d11", "title": "Exports", "edition": "2025-03", "chart": "{\"entities\":[\"serbia\"],\"scale\":1.5}", "image": "301e2e0717cc202b2cb7ab458090408875fc835a917fe3fad7df2681ce66a59e", "dossier_id": "6e95aedcd82e4924a1cfc43375f39e80", "position": 4}');
INSERT INTO "change" VALUES(4,4,'item','["c32577d2b85e468e81c3a60bf9bf2608"]',NULL,'{"added": "2025-03-14T09:06:00+00:00", "id": "c32577d2b85e468e81c3a60bf9bf2608", "record_type": "figure", "record_id": "f1", "title": "Turnover 2024", "content_hash": "cc", "edition": "2025-03", "details": "{}", "dossier_id": "6e95aedcd82e4924a1cfc43375f39e80", "position": 5}');
INSERT INTO "change" VALUES(5,0,'item','["84de33f9ea1c4729a220f26f485a2028"]','{"note": ""}','{"note": "Ask for the stand''s number"}');
INSERT INTO "change" VALUES(6,0,'item','["c32577d2b85e468e81c3a60bf9bf2608"]','{"position": 5.0}','{"position": 0.0}');
INSERT INTO "change" VALUES(7,0,'item','["84de33f9ea1c4729a220f26f485a2028"]','{"id": "84de33f9ea1c4729a220f26f485a2028", "dossier_id": "6e95aedcd82e4924a1cfc43375f39e80", "position": 2.0, "record_type": "event", "record_id": "expo-2024", "title": "\u042d\u043a\u0441\u043f\u043e 2024", "note": "Ask for the stand''s number", "content_hash": "bb", "edition": "2025-03", "details": "{}", "chart": null, "image": null, "added": "2025-03-14T09:06:00+00:00"}',NULL);
INSERT INTO "change" VALUES(8,0,'note','["entity", "serbia"]',NULL,'{"record_type": "entity", "record_id": "serbia", "text": "Good counterpart", "changed": "2025-03-14T09:11:00+00:00"}');
INSERT INTO "change" VALUES(9,0,'bookmark','["entity", "serbia"]',NULL,'{"record_type": "entity", "record_id": "serbia", "title": "Serbia", "added": "2025-03-14T09:13:00.000000+00:00"}');
CREATE TABLE dossier (
        id       TEXT PRIMARY KEY,
        name     TEXT NOT NULL,
        note     TEXT NOT NULL DEFAULT '',
        created  TEXT NOT NULL
    );
INSERT INTO "dossier" VALUES('6e95aedcd82e4924a1cfc43375f39e80','Serbia visit','Flight at 07:00
see https://example.org','2025-03-14T09:01:00+00:00');
INSERT INTO "dossier" VALUES('3a1e8bad13b74540879c8a5dfce7b7bb','Пустая','','2025-03-14T09:03:00+00:00');
CREATE TABLE image (
        hash  TEXT PRIMARY KEY,
        kind  TEXT NOT NULL,
        data  BLOB NOT NULL
    );
INSERT INTO "image" VALUES('ef20650d61eb1b00ba78c63c10b57435281d1249c9d25b6e1b55069db028768f','png',X'89504E470D0A1A0A0000000D494844520000000200000002080000000057DD52F80000000E49444154789C6360676760670700005A001D5D3A6AF70000000049454E44AE426082');
INSERT INTO "image" VALUES('301e2e0717cc202b2cb7ab458090408875fc835a917fe3fad7df2681ce66a59e','svg',X'3C3F786D6C2076657273696F6E3D22312E302220656E636F64696E673D225554462D3822207374616E64616C6F6E653D226E6F223F3E0A3C73766720786D6C6E733D22687474703A2F2F7777772E77332E6F72672F323030302F7376672220786D6C6E733A786C696E6B3D22687474703A2F2F7777772E77332E6F72672F313939392F786C696E6B222077696474683D22313022206865696768743D223130223E0A3C7469746C653E51742053564720446F63756D656E743C2F7469746C653E3C646566733E3C6C696E6561724772616469656E742069643D226731222F3E3C2F646566733E0A3C726563742066696C6C3D2275726C2823673129222077696474683D223522206865696768743D2235222F3E3C746578743ED0A2D0BED180D0B33C2F746578743E0A3C696D61676520786C696E6B3A687265663D22646174613A696D6167652F706E673B6261736536342C6956424F5277304B47676F3D222F3E3C2F7376673E0A');
CREATE TABLE item (
        id            TEXT PRIMARY KEY,
        dossier_id    TEXT NOT NULL REFERENCES dossier (id),
        position      REAL NOT NULL,
        record_type   TEXT NOT NULL,
        record_id     TEXT NOT NULL,
        title         TEXT NOT NULL,
        note          TEXT NOT NULL DEFAULT '',
        content_hash  TEXT NOT NULL DEFAULT '',
        edition       TEXT NOT NULL DEFAULT '',
        details       TEXT NOT NULL DEFAULT '{}',
        chart         TEXT,
        image         TEXT REFERENCES image (hash),
        added         TEXT NOT NULL,
        UNIQUE (dossier_id, record_type, record_id)
    );
INSERT INTO "item" VALUES('3bf9f2a0739949abada6c587fac5d858','6e95aedcd82e4924a1cfc43375f39e80',1.0,'entity','serbia','Serbia','','aa','2025-03','{"kind":"country"}',NULL,NULL,'2025-03-14T09:06:00+00:00');
INSERT INTO "item" VALUES('06e976aa7a6c4c0da6f1208704b7d5e1','6e95aedcd82e4924a1cfc43375f39e80',3.0,'chart','5c6a4ee2d3d0f9abaa7b8b0dc0ee529a374faef699c3f79d0bbf9b54b5568881','Turnover','','','2025-03','{}','{"entities":["serbia"],"from":2015,"log":false}','ef20650d61eb1b00ba78c63c10b57435281d1249c9d25b6e1b55069db028768f','2025-03-14T09:06:00+00:00');
INSERT INTO "item" VALUES('da9637cc7e1c4c2482de468a63cdeec6','6e95aedcd82e4924a1cfc43375f39e80',4.0,'chart','9d691d7ee310a582df5abca47d5e8ba61717091425a019fe45fb553e7ebd4d11','Exports','','','2025-03','{}','{"entities":["serbia"],"scale":1.5}','301e2e0717cc202b2cb7ab458090408875fc835a917fe3fad7df2681ce66a59e','2025-03-14T09:06:00+00:00');
INSERT INTO "item" VALUES('c32577d2b85e468e81c3a60bf9bf2608','6e95aedcd82e4924a1cfc43375f39e80',0.0,'figure','f1','Turnover 2024','','cc','2025-03','{}',NULL,NULL,'2025-03-14T09:06:00+00:00');
CREATE TABLE note (
        record_type  TEXT NOT NULL,
        record_id    TEXT NOT NULL,
        text         TEXT NOT NULL,
        changed      TEXT NOT NULL,
        PRIMARY KEY (record_type, record_id)
    );
INSERT INTO "note" VALUES('entity','serbia','Good counterpart','2025-03-14T09:11:00+00:00');
CREATE TABLE recent (
        record_type  TEXT NOT NULL,
        record_id    TEXT NOT NULL,
        title        TEXT NOT NULL,
        seen         INTEGER NOT NULL,
        PRIMARY KEY (record_type, record_id)
    );
INSERT INTO "recent" VALUES('entity','china','China',1);
CREATE TABLE setting (
        key    TEXT PRIMARY KEY,
        value  TEXT NOT NULL
    );
INSERT INTO "setting" VALUES('theme','"dark"');
CREATE TABLE step (
        id      INTEGER PRIMARY KEY AUTOINCREMENT,
        action  TEXT NOT NULL,
        detail  TEXT NOT NULL,
        burst   TEXT NOT NULL,
        made    REAL NOT NULL,
        undone  INTEGER NOT NULL DEFAULT 0
    );
INSERT INTO "step" VALUES(1,'create_dossier','{"dossier": "6e95aedcd82e4924a1cfc43375f39e80", "name": "Serbia visit"}','',1741942920.0,0);
INSERT INTO "step" VALUES(2,'create_dossier','{"dossier": "3a1e8bad13b74540879c8a5dfce7b7bb", "name": "\u041f\u0443\u0441\u0442\u0430\u044f"}','',1741943040.0,0);
INSERT INTO "step" VALUES(3,'note_dossier','{"dossier": "6e95aedcd82e4924a1cfc43375f39e80", "name": "Serbia visit"}','7fd8be54c68a46f3a86fa4261e2c8463 dossier 6e95aedcd82e4924a1cfc43375f39e80',1741943100.0,0);
INSERT INTO "step" VALUES(4,'add_items','{"dossier": "6e95aedcd82e4924a1cfc43375f39e80", "name": "Serbia visit", "count": 5}','',1741943220.0,0);
INSERT INTO "step" VALUES(5,'note_item','{"title": "\u042d\u043a\u0441\u043f\u043e 2024", "dossier": "6e95aedcd82e4924a1cfc43375f39e80"}','7fd8be54c68a46f3a86fa4261e2c8463 item 84de33f9ea1c4729a220f26f485a2028',1741943280.0,0);
INSERT INTO "step" VALUES(6,'move_items','{"count": 1, "dossier": "6e95aedcd82e4924a1cfc43375f39e80"}','',1741943340.0,0);
INSERT INTO "step" VALUES(7,'remove_items','{"count": 1, "dossier": "6e95aedcd82e4924a1cfc43375f39e80"}','',1741943400.0,0);
INSERT INTO "step" VALUES(8,'note_record','{"record_type": "entity", "record_id": "serbia", "title": ""}','7fd8be54c68a46f3a86fa4261e2c8463 entity serbia',1741943520.0,0);
INSERT INTO "step" VALUES(9,'add_bookmark','{"record_type": "entity", "record_id": "serbia", "title": "Serbia"}','',1741943640.0,0);
CREATE INDEX item_record ON item (record_type, record_id);
CREATE INDEX item_image ON item (image) WHERE image IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('step',9);
COMMIT;
